// What a browser remembers for a page. Storage may be full or forbidden: then nothing is remembered, and everything works.

/** `tab`: until it is closed, also over a reload. `browser`: until it is forgotten. */
export type Shelf = 'tab' | 'browser'

const shelfOf = (shelf: Shelf) => shelf === 'tab' ? sessionStorage : localStorage

export function recall<T>(shelf: Shelf, key: string): T | undefined {
  try {
    return JSON.parse(shelfOf(shelf).getItem(key) ?? 'null') as T ?? undefined
  }
  catch {
    return undefined
  }
}

/** Forgets with `undefined`. */
export function remember(shelf: Shelf, key: string, value: unknown) {
  try {
    if (value === undefined)
      shelfOf(shelf).removeItem(key)
    else
      shelfOf(shelf).setItem(key, JSON.stringify(value))
  }
  catch {
    // Nothing is remembered.
  }
}
