// Keys belong to a figure while the focus is in it, so that arrows move a slider and not the deck.
import { lockShortcuts } from '@slidev/client'
import { onUnmounted } from 'vue'

/**
 * Handlers for the root of a figure with controls: `<div v-on="useShortcutLock()">`.
 * The lock is held from the first focus inside until the focus leaves.
 */
export function useShortcutLock() {
  let release: (() => void) | undefined

  function unlock() {
    release?.()
    release = undefined
  }
  onUnmounted(unlock)

  return {
    focusin: () => { release ??= lockShortcuts() },
    focusout: (event: FocusEvent) => {
      if (!(event.currentTarget as Node).contains(event.relatedTarget as Node | null))
        unlock()
    },
  }
}
