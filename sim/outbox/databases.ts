// Two databases and a log between them: what each step does, and what a death in between leaves behind.
import type { Change, CommitStep, ConsumeStep, Event, LogRecord, OutboxRow, RelayStep, Step, Store } from './policy.ts'
import { show } from '../engine/index.ts'

/** Who carries steps out. */
export type Process = 'commit' | 'relay' | 'consume'

/** What each may do. */
const ALLOWED: Record<Process, readonly string[]> = {
  commit: ['begin', 'commit', 'save', 'append', 'publish'],
  relay: ['publish', 'mark'],
  consume: ['begin', 'commit', 'apply', 'note', 'ack'],
}

/** Partitions of the log. */
export const PARTITIONS = 2

/** The partition of a key: the same for the same key, on every host. */
export function partitionOf(key: string): number {
  let sum = 0
  for (const letter of key)
    sum = (sum * 31 + letter.codePointAt(0)!) % 9973
  return sum % PARTITIONS
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length < 200

/**
 * Checks the answer of one of the three functions.
 * @throws TypeError naming the function, the step, what it must be and what it is
 */
export function checkedSteps<S extends Step>(process: Process, steps: readonly S[]): readonly S[] {
  if (!Array.isArray(steps) || steps.length > 200)
    throw new TypeError(`${process} must return a list of at most 200 steps, got ${show(steps)}`)
  let open = false
  for (const [i, step] of steps.entries()) {
    const refuse = (must: string): never => {
      throw new TypeError(`${process}: step ${i + 1} must be ${must}, got ${show(step)}`)
    }
    if (typeof step !== 'object' || step === null || !ALLOWED[process].includes(step.do))
      return refuse(`one of ${ALLOWED[process].join(', ')}`)
    if (step.do === 'begin' && open)
      refuse('something else: a transaction is open already')
    if (step.do === 'commit' && !open)
      refuse('something else: no transaction is open')
    if ('event' in step && !(isText(step.event?.id) && isText(step.event.key) && isText(step.event.name)))
      refuse('of an event with id, key and name, which are texts')
    if (step.do === 'save' && !(isText(step.change?.id) && isText(step.change.member)))
      refuse('of the change')
    if (step.do === 'mark' && !Number.isInteger(step.position))
      refuse('of the position of a row')
    if (step.do === 'note' && !isText(step.id))
      refuse('of an id')
    if (step.do === 'ack' && !(Number.isInteger(step.offset) && step.offset >= 0))
      refuse('of an offset, a whole number from 0 on')
    open = step.do === 'begin' || (open && step.do !== 'commit')
  }
  if (open)
    throw new TypeError(`${process} begins a transaction and does not commit it`)
  return steps
}

/** Something that has taken place, as far as others can see. */
export type Trail =
  | { readonly what: 'saved', readonly id: string, readonly member: string }
  | { readonly what: 'published', readonly id: string, readonly partition: number, readonly offset: number }
  | { readonly what: 'applied', readonly id: string, readonly member: string }

/** The databases and the log. */
export class Databases {
  /** Changes that the owner has saved, in order. */
  readonly saved: Change[] = []
  readonly outbox: (OutboxRow & { sent: boolean })[] = []
  readonly log: LogRecord[][] = Array.from({ length: PARTITIONS }, () => [])
  /** By partition, the offset of the next record. */
  readonly acked: number[] = Array.from({ length: PARTITIONS }, () => 0)
  /** Effects on the copy, in order. */
  readonly applied: Event[] = []
  readonly seen: string[] = []
  readonly #tell: (trail: Trail) => void

  /** @param tell is told of everything that others can see */
  constructor(tell: (trail: Trail) => void = () => {}) {
    this.#tell = tell
  }

  unsent(): OutboxRow[] {
    return this.outbox.filter(({ sent }) => !sent).map(({ position, event }) => ({ position, event: { ...event } }))
  }

  /** Whether a change is still on its way: in the outbox, or in the log and not read. */
  awaits(id: string): boolean {
    return this.outbox.some(({ event, sent }) => event.id === id && !sent) || this.log.some((records, partition) => records.slice(this.acked[partition]).some(({ event }) => event.id === id))
  }

  store(): Store {
    return { seen: [...this.seen] }
  }

  /** The record that a partition's reader gets next; undefined when it has read all. */
  nextOf(partition: number): LogRecord | undefined {
    const record = this.log[partition]![this.acked[partition]!]
    return record && { ...record, event: { ...record.event } }
  }

  /**
   * Begins a job; each call of what is returned carries out one step.
   * Writes of a transaction wait for its commit: whoever is never called again leaves none of them behind.
   */
  job(steps: readonly (CommitStep | RelayStep | ConsumeStep)[], partition = 0): () => Step | undefined {
    let at = 0
    let waiting: (() => void)[] | undefined
    const write = (effect: () => void) => waiting ? waiting.push(effect) : effect()
    return () => {
      const step = steps[at++]
      if (step?.do === 'begin') {
        waiting = []
      }
      else if (step?.do === 'commit') {
        const effects = waiting ?? []
        waiting = undefined
        for (const effect of effects)
          effect()
      }
      else if (step?.do === 'publish') {
        // The log knows nothing of transactions.
        this.#publish(step.event)
      }
      else if (step?.do === 'ack') {
        this.acked[partition] = Math.min(step.offset, this.log[partition]!.length)
      }
      else if (step) {
        write(() => this.#effect(step))
      }
      return step
    }
  }

  #publish(event: Event): void {
    const partition = partitionOf(event.key)
    const records = this.log[partition]!
    records.push({ partition, offset: records.length, event: { ...event } })
    this.#tell({ what: 'published', id: event.id, partition, offset: records.length - 1 })
  }

  #effect(step: Step): void {
    if (step.do === 'save') {
      this.saved.push({ ...step.change })
      this.#tell({ what: 'saved', id: step.change.id, member: step.change.member })
    }
    else if (step.do === 'append') {
      this.outbox.push({ position: this.outbox.length + 1, event: { ...step.event }, sent: false })
    }
    else if (step.do === 'mark') {
      for (const row of this.outbox.filter(({ position }) => position === step.position))
        row.sent = true
    }
    else if (step.do === 'apply') {
      this.applied.push({ ...step.event })
      this.#tell({ what: 'applied', id: step.event.id, member: step.event.key })
    }
    else if (step.do === 'note') {
      this.seen.push(step.id)
    }
  }
}

/** What is wrong between owner and copy once everything has come to rest. */
export interface Differences {
  /** Saved, and never applied. */
  readonly lost: readonly string[]
  /** Applied more than once. */
  readonly twice: readonly string[]
  /** Applied, and never saved. */
  readonly invented: readonly string[]
  /** Members whose changes were applied in another order than they were saved in. */
  readonly outOfOrder: readonly string[]
}

/** Holds the copy against the owner. */
export function differences({ saved, applied }: Pick<Databases, 'saved' | 'applied'>): Differences {
  const ids = saved.map(({ id }) => id)
  const effects = applied.map(({ id }) => id)
  const members = [...new Set(saved.map(({ member }) => member))]
  const firsts = effects.filter((id, i) => effects.indexOf(id) === i)
  return {
    lost: ids.filter(id => !effects.includes(id)),
    twice: firsts.filter(id => effects.indexOf(id) !== effects.lastIndexOf(id)),
    invented: firsts.filter(id => !ids.includes(id)),
    outOfOrder: members.filter((member) => {
      const order = saved.filter(change => change.member === member && effects.includes(change.id)).map(({ id }) => id)
      return order.join() !== firsts.filter(id => order.includes(id)).join()
    }),
  }
}
