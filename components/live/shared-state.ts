// Keeps a value the same in all windows of one visitor, the presenter's view and the projector, and on the devices of a
// room that is open.
import { onUnmounted } from 'vue'
import { joinTravel } from '../../addons/slidev-addon-audience/client/travel.ts'

/** How a value is taken from a window, and given to it. */
export interface SharedState<S> {
  /** The value as it stands: plain JSON. */
  readonly read: () => S
  readonly apply: (state: S) => void
}

type Message<S> = { readonly state: S } | { readonly ask: true }

/**
 * Joins the windows that show `key` on this page.
 * @param key one a figure
 * @returns to be called after each change that the others should see
 */
export function useSharedState<S>(key: string, { read, apply }: SharedState<S>): () => void {
  const room = joinTravel(key.replaceAll('/', '.'), { read, apply })
  onUnmounted(room.leave)
  if (typeof BroadcastChannel === 'undefined')
    return room.changed
  // The path keeps two decks of one host apart.
  const channel = new BroadcastChannel(`deck:${location.pathname}:${key}`)
  let touched = false
  channel.onmessage = ({ data }: MessageEvent<Message<S>>) => {
    if ('state' in data) {
      touched = true
      apply(data.state)
      // The window that holds the room need not be the one that was touched.
      room.changed()
    }
    else if (touched) {
      channel.postMessage({ state: read() } satisfies Message<S>)
    }
  }
  // A window that is opened in the midst of a run joins it.
  channel.postMessage({ ask: true } satisfies Message<S>)
  onUnmounted(() => channel.close())
  return () => {
    touched = true
    room.changed()
    channel.postMessage({ state: JSON.parse(JSON.stringify(read())) } satisfies Message<S>)
  }
}
