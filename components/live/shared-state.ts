// Keeps a value the same in all windows of one visitor: the presenter's view and the projector.
import { onUnmounted } from 'vue'

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
  if (typeof BroadcastChannel === 'undefined')
    return () => {}
  // The path keeps two decks of one host apart.
  const channel = new BroadcastChannel(`deck:${location.pathname}:${key}`)
  let touched = false
  channel.onmessage = ({ data }: MessageEvent<Message<S>>) => {
    if ('state' in data) {
      touched = true
      apply(data.state)
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
    channel.postMessage({ state: JSON.parse(JSON.stringify(read())) } satisfies Message<S>)
  }
}
