// What the windows of a presentation have in common beyond the slide: each thing has a key, and whoever changes it tells
// the others. A build reaches the windows of the same browser; `npm start` reaches every device (scripts/build/shared.ts).

/** What goes over the wire: a state, or the question for the one that holds. */
export interface Told { key: string, state?: unknown }

/** Hosts whose windows are the presenter's own. */
const OWN = ['localhost', '127.0.0.1', '[::1]']

/** Whether this window may change what all see: any window of a build; in development the presenter's, not a visitor's. */
export function leads(): boolean {
  return !import.meta.hot || OWN.includes(location.hostname) || location.hash.startsWith('#/presenter')
}

const takers = new Map<string, (state: never) => void>()
/** The last state of each key, for windows that open later. */
const held = new Map<string, unknown>()
let send: ((told: Told) => void) | undefined

function take({ key, state }: Told) {
  if (state !== undefined) {
    held.set(key, state)
    takers.get(key)?.(state as never)
  }
  else if (!import.meta.hot && held.has(key)) {
    send!({ key, state: held.get(key) })
  }
}

function connect(): (told: Told) => void {
  if (import.meta.hot) {
    import.meta.hot.on('deck:shared', take)
    return told => import.meta.hot!.send('deck:shared', told)
  }
  if (typeof BroadcastChannel === 'undefined')
    return () => {}
  // Two decks on one host are two presentations.
  const channel = new BroadcastChannel(`deck:${location.pathname}`)
  channel.onmessage = ({ data }: MessageEvent<Told>) => take(data)
  return told => channel.postMessage(told)
}

/** One thing that the windows share. */
export interface Shared<T> {
  /** Tells the other windows, where this one {@link leads}. */
  tell: (state: T) => void
  close: () => void
}

/**
 * Shares a state under `key`; a window that comes later is told the one that holds.
 * @param key one a thing: the name of a figure, `black`
 * @param onState called with what another window tells; plain data, as `postMessage` takes it
 */
export function share<T>(key: string, onState: (state: T) => void): Shared<T> {
  send ??= connect()
  takers.set(key, onState)
  if (held.has(key))
    onState(held.get(key) as T)
  else
    send({ key })
  return {
    tell(state) {
      if (!leads())
        return
      held.set(key, state)
      send!({ key, state })
    },
    close: () => {
      if (takers.get(key) === onState)
        takers.delete(key)
    },
  }
}
