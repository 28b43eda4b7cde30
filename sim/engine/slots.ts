/** Places that are taken one by one, the lowest free number first: threads of a pool, connections, workers. */
export class Slots {
  readonly #taken: boolean[]
  #busy = 0

  /** @param size how many there are, numbered from 0 */
  constructor(size: number) {
    this.#taken = Array.from({ length: size }, () => false)
  }

  /** How many there are. */
  get size(): number {
    return this.#taken.length
  }

  /** How many are taken. */
  get busy(): number {
    return this.#busy
  }

  /** Takes a place; undefined when none is free. */
  take(): number | undefined {
    const slot = this.#taken.indexOf(false)
    if (slot < 0)
      return undefined
    this.#taken[slot] = true
    this.#busy++
    return slot
  }

  /**
   * Gives a place back.
   * @throws RangeError when it is not taken: whoever gave it back twice would free another's
   */
  release(slot: number): void {
    if (!this.#taken[slot])
      throw new RangeError(`Slot ${slot} of ${this.size} is not taken`)
    this.#taken[slot] = false
    this.#busy--
  }
}
