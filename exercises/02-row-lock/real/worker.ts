// One worker of the shop, on a connection of its own: carries out what the policy plans, statement by statement, and keeps a
// record of what it did when.
import type { LockStep, Millis, Service, Span, Table, Tx } from '../../../sim/row-lock/index.ts'
import type { Sql } from '../../real/database.ts'
import { rowName } from '../../../sim/row-lock/index.ts'
import { STATEMENT } from './shop.ts'

/** A lock that took no longer, in ms, is not drawn as waited for: the way to the database takes as long. */
const FELT = 3

/** What PostgreSQL calls a deadlock. */
const DEADLOCK = '40P01'

/** What a worker is told, and whom it tells. */
export interface Floor {
  /** The moment of the evening. */
  readonly now: () => Millis
  readonly ownerOf: (table: Table) => Service
  /** Told how long a statement took, in ms. */
  readonly took: (what: 'statement' | 'commit', ms: number) => void
  /** Told of a circle that was cut, with the server's processes that stood in it. */
  readonly cut: (pids: readonly number[]) => void
  /** Told when a transaction becomes done in one database and not in the next, and when it no longer is. */
  readonly half: (change: 1 | -1) => void
}

/** How a transaction of the database ended. */
type Outcome = 'committed' | 'refused' | 'circle'

export class Worker {
  /** What it did, in order of time. */
  readonly spans: Span[] = []
  /** What it works on: 0 for nothing. */
  tx = 0
  /** The server's process behind its connection. */
  pid = 0
  readonly #sql: Sql
  readonly #floor: Floor

  constructor(sql: Sql, floor: Floor) {
    this.#sql = sql
    this.#floor = floor
  }

  /** Opens its connection. */
  async arrive(): Promise<void> {
    const [row] = await this.#sql<[{ pid: number }]>`select pg_backend_pid() as pid`
    this.pid = row.pid
  }

  async leave(): Promise<void> {
    await this.#sql.end({ timeout: 0 })
  }

  /** Is at no transaction for a while. */
  rest(doing: 'idle' | 'page', t = this.#floor.now()): void {
    this.tx = 0
    this.spans.push({ t, doing, tx: 0, held: [], half: false })
  }

  /**
   * Carries a transaction of the shop out. What a circle undoes is tried again, after `again`; what was committed stays.
   * @throws RangeError on a plan that reaches into two databases at once, or does not end with a commit
   */
  async carryOut({ id }: Pick<Tx, 'id'>, steps: readonly LockStep[], again: () => Promise<unknown>): Promise<'done' | 'refused'> {
    this.tx = id
    const lastWrite = steps.findLastIndex(step => step.do === 'write')
    let isHalf = false
    const setHalf = (is: boolean) => {
      if (is !== isHalf)
        this.#floor.half(is ? 1 : -1)
      isHalf = is
    }
    try {
      for (let from = 0, has = false; from < steps.length;) {
        const to = steps.findIndex((step, i) => i >= from && step.do === 'commit')
        if (to < 0)
          throw new RangeError(`plan() for transaction ${id} ends without a commit: what it has changed would be lost; expected { do: 'commit' } as the last step`)
        const part = steps.slice(from, to + 1)
        this.#demandOneOwner(id, part, from)
        const outcome = await this.#transact(part, isHalf)
        if (outcome === 'refused')
          return 'refused'
        if (outcome === 'circle') {
          await again()
          continue
        }
        has ||= part.some(step => step.do === 'write')
        from = to + 1
        setHalf(has && from <= lastWrite)
      }
      return 'done'
    }
    finally {
      setHalf(false)
    }
  }

  #demandOneOwner(id: number, part: readonly LockStep[], from: number): void {
    let service: Service | undefined
    part.forEach((step, i) => {
      if (step.do === 'commit')
        return
      const owner = this.#floor.ownerOf(step.table)
      service ??= owner
      if (owner !== service)
        throw new RangeError(`plan() for transaction ${id}, step ${from + i + 1}: ${step.table} belongs to ${owner}, and this is a transaction of the database of ${service}; commit before it`)
    })
  }

  /** One transaction of the database, from BEGIN to COMMIT. */
  async #transact(part: readonly LockStep[], half: boolean): Promise<Outcome> {
    const held: string[] = []
    const writes = part.some(step => step.do === 'write')
    this.#note('work', held, half)
    try {
      await this.#sql.unsafe('begin')
      for (const step of part) {
        const [since, t] = [performance.now(), this.#floor.now()]
        const found = await this.#say(step)
        const took = performance.now() - since
        if (step.do === 'commit') {
          if (writes)
            this.#floor.took('commit', took)
        }
        else if (step.do === 'read') {
          this.#floor.took('statement', took)
          if ((found ?? 0) < step.atLeast) {
            await this.#sql.unsafe('rollback')
            return 'refused'
          }
        }
        else if (!held.includes(rowName(step))) {
          if (took > FELT)
            this.#note('wait', held, half, rowName(step), t)
          held.push(rowName(step))
          this.#note('work', held, half)
        }
      }
      return 'committed'
    }
    catch (error) {
      const { code, detail = '' } = error as { code?: string, detail?: string }
      if (code !== DEADLOCK)
        throw error
      this.#floor.cut([...detail.matchAll(/^Process (\d+) waits/gm)].map(match => Number(match[1])))
      await this.#sql.unsafe('rollback')
      return 'circle'
    }
  }

  /** Says a step to the database; the number of the row that it asks for. */
  async #say(step: LockStep): Promise<number | undefined> {
    if (step.do === 'commit')
      return void await this.#sql.unsafe('commit')
    const [text, values] = step.do === 'write'
      ? [STATEMENT.write(step.table), [step.row, step.by]]
      : [STATEMENT[step.do === 'lock' ? step.mode : 'read'](step.table), [step.row]]
    const [row] = await this.#sql.unsafe<{ n: number }[]>(text, values, { prepare: true })
    return row?.n
  }

  #note(doing: 'work' | 'wait', held: readonly string[], half: boolean, row?: string, t = this.#floor.now()): void {
    this.spans.push({ t, doing, tx: this.tx, held: [...held], half, ...row !== undefined && { row } })
  }
}
