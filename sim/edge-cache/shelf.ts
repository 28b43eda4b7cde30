/** What a box holds, within its space. Titles are numbers. */
export class Shelf {
  readonly #held = new Set<number>()
  readonly #space: number
  readonly #sizeOf: (title: number) => number
  #used = 0

  /**
   * @param space GB
   * @param sizeOf GB of a title
   */
  constructor(space: number, sizeOf: (title: number) => number) {
    this.#space = space
    this.#sizeOf = sizeOf
  }

  has(title: number): boolean {
    return this.#held.has(title)
  }

  /** Titles, the one that was written or used longest ago first. */
  get titles(): number[] {
    return [...this.#held]
  }

  /** Tells that a title was used now. */
  use(title: number): void {
    if (this.#held.delete(title))
      this.#held.add(title)
  }

  /**
   * Puts a title in that it does not hold, once others have gone, the longest unused first, as far as room is needed.
   * @param mayGo which titles may go; all of them unless told otherwise
   * @returns whether there was room enough
   */
  put(title: number, mayGo: (held: number) => boolean = () => true): boolean {
    const size = this.#sizeOf(title)
    for (const held of this.#held) {
      if (this.#used + size <= this.#space)
        break
      if (mayGo(held)) {
        this.#held.delete(held)
        this.#used -= this.#sizeOf(held)
      }
    }
    if (this.#used + size > this.#space)
      return false
    this.#held.add(title)
    this.#used += size
    return true
  }
}
