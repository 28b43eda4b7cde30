// Where a learner's texts are kept, so that nothing typed is lost: the text at hand, and those that it took the place of.

/** A text that was replaced by another. */
export interface Earlier {
  /** When it was put away, in ms since 1970. */
  readonly at: number
  /** What took its place, in a few words. */
  readonly why: string
  readonly text: string
}

/** How many earlier texts are kept, the newest first. */
export const KEPT_TEXTS = 30

/** The shelf of one exercise, in the browser's storage; all windows share it. */
export class Shelf {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly #key: string
  readonly #now: () => number
  /** What this window last read or wrote as the text at hand. */
  #known: string | null

  constructor(slug: string, storage: Pick<Storage, 'getItem' | 'setItem'>, now = Date.now) {
    this.#storage = storage
    this.#key = `deck:lab:${slug}`
    this.#now = now
    this.#known = this.#read(this.#key)
  }

  /** The learner's own text; null when there is none yet. */
  get own(): string | null {
    return this.#known
  }

  /** Earlier texts, the newest first. */
  get earlier(): Earlier[] {
    try {
      const kept: unknown = JSON.parse(this.#read(`${this.#key}:earlier`) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isEarlier) : []
    }
    catch {
      return []
    }
  }

  /**
   * Keeps the text at hand. What another window has written in the meantime becomes an earlier text.
   * @returns whether the browser kept it
   */
  keep(text: string): boolean {
    const stored = this.#read(this.#key)
    if (stored !== null && stored !== this.#known && stored !== text)
      this.putAway(stored, 'typed in another window')
    this.#known = text
    return this.#write(this.#key, text)
  }

  /**
   * Puts a text away that is about to be replaced. The same text is kept once.
   * @returns whether the browser kept it
   */
  putAway(text: string, why: string): boolean {
    const others = this.earlier.filter(earlier => earlier.text !== text)
    for (let count = KEPT_TEXTS; count > 0; count = count >> 1) {
      // Where storage is full the oldest go first.
      if (this.#write(`${this.#key}:earlier`, JSON.stringify([{ at: this.#now(), why, text }, ...others].slice(0, count))))
        return true
    }
    return false
  }

  /** Replaces an earlier text by what has become of it, or puts it away. */
  revise(before: string, text: string, why: string): boolean {
    const rest = this.earlier.filter(earlier => earlier.text !== before && earlier.text !== text)
    return this.#write(`${this.#key}:earlier`, JSON.stringify([{ at: this.#now(), why, text }, ...rest].slice(0, KEPT_TEXTS))) || this.putAway(text, why)
  }

  #read(key: string): string | null {
    try {
      return this.#storage.getItem(key)
    }
    catch {
      return null
    }
  }

  #write(key: string, value: string): boolean {
    try {
      this.#storage.setItem(key, value)
      return true
    }
    catch {
      return false
    }
  }
}

function isEarlier(value: unknown): value is Earlier {
  const { at, why, text } = (value ?? {}) as Partial<Record<keyof Earlier, unknown>>
  return typeof at === 'number' && typeof why === 'string' && typeof text === 'string'
}
