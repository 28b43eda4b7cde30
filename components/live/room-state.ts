// A state that reaches the devices of a room as well as the windows of a presentation.
import type { SharedState } from './shared-state.ts'
import { inject, onUnmounted } from 'vue'
import { joinTravel } from '../../addons/slidev-addon-audience/client/travel.ts'
import { ALONE } from '../presenting/alone.ts'
import { useSharedState } from './shared-state.ts'

/**
 * Shares the state of a figure with all who see it; a reader's is nobody else's.
 * @param key one a figure
 * @returns to be called after each change
 */
export function useRoomState<S>(key: string, { read, apply }: SharedState<S>): () => void {
  if (inject(ALONE, false))
    return () => {}
  const room = joinTravel(key.replaceAll('/', '.'), { read, apply })
  onUnmounted(room.leave)
  const tell = useSharedState<S>(key, {
    read,
    apply(state) {
      apply(state)
      // The window that holds the room need not be the one that was touched.
      room.changed()
    },
  })
  return () => {
    tell()
    room.changed()
  }
}
