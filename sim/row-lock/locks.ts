import type { Mode } from './policy.ts'

/** Somebody who waits for a row. */
interface Request {
  readonly tx: number
  readonly mode: Mode
}

interface Row {
  /** Who has it, and how. */
  readonly held: Map<number, Mode>
  /** Who waits, first come first. */
  queue: Request[]
}

/** Whether a lock can be had beside those that others hold: shared beside shared, and nothing else. */
export function isFree(held: ReadonlyMap<number, Mode>, tx: number, mode: Mode): boolean {
  for (const [other, theirs] of held) {
    if (other !== tx && (mode === 'exclusive' || theirs === 'exclusive'))
      return false
  }
  return true
}

/**
 * Who holds which row of one database, and who waits: first come, first served. Locks are given back all at once, at
 * the end of a transaction (strict two-phase locking).
 */
export class LockTable {
  readonly #rows = new Map<string, Row>()
  readonly #waits = new Map<number, string>()
  readonly #holds = new Map<number, string[]>()

  /** How many transactions wait for a row. */
  get waiting(): number {
    return this.#waits.size
  }

  /** Asks for a row. True when it is had at once, or was had already; otherwise the transaction waits in line. */
  request(tx: number, name: string, mode: Mode): boolean {
    let row = this.#rows.get(name)
    if (!row)
      this.#rows.set(name, row = { held: new Map(), queue: [] })
    const own = row.held.get(tx)
    if (own === 'exclusive' || own === mode)
      return true
    // Who only wants more of what they have goes first: those in line wait for them anyway.
    if (isFree(row.held, tx, mode) && (own || row.queue.length === 0)) {
      this.#grant(name, row, { tx, mode })
      return true
    }
    row.queue = own ? [{ tx, mode }, ...row.queue] : [...row.queue, { tx, mode }]
    this.#waits.set(tx, name)
    return false
  }

  /**
   * Gives back all that a transaction holds, and takes it out of the line that it stands in.
   * @returns the transactions that have got the row which they waited for
   */
  release(tx: number): number[] {
    const lucky: number[] = []
    const left = this.#waits.get(tx)
    const names = new Set([...this.#holds.get(tx) ?? [], ...left === undefined ? [] : [left]])
    this.#waits.delete(tx)
    this.#holds.delete(tx)
    for (const name of names) {
      const row = this.#rows.get(name)!
      row.held.delete(tx)
      if (name === left)
        row.queue = row.queue.filter(request => request.tx !== tx)
      for (let next = row.queue[0]; next && isFree(row.held, next.tx, next.mode); next = row.queue[0]) {
        row.queue.shift()
        this.#grant(name, row, next)
        this.#waits.delete(next.tx)
        lucky.push(next.tx)
      }
      if (row.held.size === 0 && row.queue.length === 0)
        this.#rows.delete(name)
    }
    return lucky
  }

  #grant(name: string, row: Row, { tx, mode }: Request): void {
    row.held.set(tx, mode)
    const holds = this.#holds.get(tx)
    if (holds)
      holds.push(name)
    else
      this.#holds.set(tx, [name])
  }

  /**
   * Whom a transaction waits for, the edges of the wait-for graph: those who hold its row and cannot share it. Where
   * nobody does, the last of those before it in line who could not: it is their turn first.
   */
  blockers(tx: number): number[] {
    const row = this.#rows.get(this.#waits.get(tx) ?? '')
    if (!row)
      return []
    const at = row.queue.findIndex(request => request.tx === tx)
    const { mode } = row.queue[at]!
    const conflicts = (theirs: Mode) => mode === 'exclusive' || theirs === 'exclusive'
    const holders = [...row.held].filter(([other, theirs]) => other !== tx && conflicts(theirs)).map(([other]) => other)
    const ahead = row.queue.slice(0, at).findLast(request => conflicts(request.mode))
    return holders.length > 0 || !ahead ? holders : [ahead.tx]
  }

  /** The shortest circle of waiting that a transaction is part of, beginning with it; undefined when there is none. */
  circle(tx: number): number[] | undefined {
    const paths = new Map([[tx, [tx]]])
    for (const [at, path] of paths) {
      for (const next of this.blockers(at)) {
        if (next === tx)
          return path
        if (!paths.has(next))
          paths.set(next, [...path, next])
      }
    }
    return undefined
  }
}
