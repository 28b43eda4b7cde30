// Keeps a value the same in all windows of a presentation: the presenter's view, the projector, and on `npm start` with
// `--remote` the other devices (scripts/build/shared-state.ts passes on what they tell).
import { onUnmounted } from 'vue'

/** How a value is taken from a window, and given to it. */
export interface SharedState<S> {
  /** The value as it stands: plain JSON. */
  readonly read: () => S
  readonly apply: (state: S) => void
}

/** What windows tell each other: the state of `key`, or the question for it. */
export type Message = { readonly key: string, readonly state: unknown } | { readonly key: string, readonly ask: true }

/** Hosts whose windows are the presenter's own. */
const OWN = ['localhost', '127.0.0.1', '[::1]']

/** Whether what is done in this window counts for all: in any of a build, and in development in the presenter's, not in a visitor's. */
export function isLeading(): boolean {
  return !import.meta.hot || OWN.includes(location.hostname) || location.hash.startsWith('#/presenter')
}

/** All that has joined in this window: a slide may be there twice, as itself and as the next one. */
const joined = new Set<{ readonly key: string, readonly take: (message: Message) => void }>()
let post: ((message: Message) => void) | undefined

function connect(): (message: Message) => void {
  const take = (message: Message) => joined.forEach(one => one.key === message.key && one.take(message))
  const { hot } = import.meta
  if (hot) {
    hot.on('deck:shared-state', take)
    return message => hot.send('deck:shared-state', message)
  }
  if (typeof BroadcastChannel === 'undefined')
    return () => {}
  // The path keeps two decks of one host apart.
  const channel = new BroadcastChannel(`deck:${location.pathname}`)
  channel.onmessage = ({ data }: MessageEvent<Message>) => take(data)
  return message => channel.postMessage(message)
}

/** A value that this window has joined to those of the others. */
export interface Joined {
  /** To be called after each change that the others should see. */
  readonly tell: () => void
  readonly leave: () => void
}

/**
 * Joins the windows that show `key`. A window that opens later is told how it stands.
 * @param key one a figure
 */
export function joinState<S>(key: string, { read, apply }: SharedState<S>): Joined {
  post ??= connect()
  /** Whether this window has anything to tell beyond what every window begins with. */
  let isTouched = false
  const state = () => ({ key, state: JSON.parse(JSON.stringify(read())) as unknown })
  const own = {
    key,
    take(message: Message) {
      if ('state' in message) {
        isTouched = true
        apply(message.state as S)
      }
      else if (isTouched && isLeading()) {
        post!(state())
      }
    },
  }
  joined.add(own)
  post({ key, ask: true })
  return {
    tell() {
      isTouched = true
      const message = state()
      joined.forEach(one => one !== own && one.key === key && one.take(message))
      if (isLeading())
        post!(message)
    },
    leave: () => void joined.delete(own),
  }
}

/** {@link joinState} for as long as a component is there; returns what tells the others. */
export function useSharedState<S>(key: string, state: SharedState<S>): () => void {
  const { tell, leave } = joinState(key, state)
  onUnmounted(leave)
  return tell
}
