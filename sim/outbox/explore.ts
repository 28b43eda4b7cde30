// Every death that a few changes can meet: one after each step of each function, and what is left when all has healed.
import type { Differences, Process } from './databases.ts'
import type { Change, Policy, Step } from './policy.ts'
import { checkedSteps, Databases, differences, PARTITIONS } from './databases.ts'

/** Two members; one of them changes her name twice. */
export const CHANGES: readonly Change[] = Object.freeze([
  { id: 'c1', member: 'ada', name: 'Ada' },
  { id: 'c2', member: 'grace', name: 'Grace' },
  { id: 'c3', member: 'ada', name: 'Countess' },
].map(change => Object.freeze(change)))

/** A step after which the machine died. */
export interface Death {
  readonly process: Process
  /** Which step of its function, from 1. */
  readonly number: number
  readonly step: Step
}

/** What became of a few changes. */
export interface Outcome {
  readonly deaths: readonly Death[]
  /** Steps carried out in all. */
  readonly steps: number
  readonly differences: Differences
  /** Whether everything came to rest. */
  readonly rested: boolean
}

/** More steps than any sound answer takes. */
const LIMIT = 400

/**
 * Runs a few changes through, with deaths after the given steps, counted over all processes from 1. Whoever dies begins
 * anew: the relay with what is not marked, a reader with what is not acknowledged; a change is not tried again.
 * @param twice whether the log delivers every record twice, as it may when readers change places
 */
export function carryThrough(policy: Policy, { changes = CHANGES, deathsAfter = [], twice = false }: { changes?: readonly Change[], deathsAfter?: readonly number[], twice?: boolean } = {}): Outcome {
  const databases = new Databases()
  const deaths: Death[] = []
  let steps = 0
  /** @returns whether it came to its end */
  function work(process: Process, todo: readonly Step[], partition = 0): boolean {
    const next = databases.job(todo, partition)
    for (const [i, step] of todo.entries()) {
      next()
      if (deathsAfter.includes(++steps)) {
        deaths.push({ process, number: i + 1, step })
        return false
      }
      if (steps > LIMIT)
        return false
    }
    return true
  }
  function relay(): boolean {
    const rows = databases.unsent()
    if (rows.length === 0)
      return false
    const todo = checkedSteps('relay', policy.relay(rows))
    work('relay', todo)
    return todo.length > 0
  }
  function read(partition: number): boolean {
    const record = databases.nextOf(partition)
    if (!record)
      return false
    const before = databases.acked[partition]
    for (let delivery = twice ? 2 : 1; delivery > 0; delivery--)
      work('consume', checkedSteps('consume', policy.consume({ ...record, event: { ...record.event } }, databases.store())), partition)
    return databases.acked[partition] !== before || deaths.length > 0
  }
  for (const change of changes) {
    work('commit', checkedSteps('commit', policy.commit({ ...change })))
    relay()
  }
  let rested = false
  for (let round = 0; round < 60 && steps <= LIMIT && !rested; round++) {
    const sent = relay()
    const moved = Array.from({ length: PARTITIONS }, (_, partition) => read(partition)).some(Boolean)
    rested = !sent && !moved && Array.from({ length: PARTITIONS }, (_, partition) => databases.nextOf(partition)).every(record => record === undefined)
  }
  return { deaths, steps, differences: differences(databases), rested }
}
