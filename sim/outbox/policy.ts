/** A change that a member makes: a new name. */
export interface Change {
  /** Its own number, never used twice. */
  readonly id: string
  readonly member: string
  readonly name: string
}

/** What the others are told of a change. */
export interface Event {
  /** By which a reader knows it again. */
  readonly id: string
  /** Events of one key keep their order: the log puts them into one partition. */
  readonly key: string
  readonly name: string
}

/** A row of the owner's outbox. */
export interface OutboxRow {
  readonly position: number
  readonly event: Event
}

/** An event as the log holds it. */
export interface LogRecord {
  readonly partition: number
  /** Its place in the partition, from 0. */
  readonly offset: number
  readonly event: Event
}

/** What the reader's database knows when a record comes. */
export interface Store {
  /** The ids that were noted. */
  readonly seen: readonly string[]
}

/** `begin` and `commit` stand around a transaction of the database that the steps between them write: all of it happens, or nothing. A write outside of one happens at once. */
interface Transaction { readonly do: 'begin' | 'commit' }

/** What the owner's service can do for a change. */
export type CommitStep =
  | Transaction
  /** Writes the member's row. */
  | { readonly do: 'save', readonly change: Change }
  /** Adds a row to the outbox, which is a table of the same database. */
  | { readonly do: 'append', readonly event: Event }
  /** Sends an event to the log. No transaction of a database reaches that far. */
  | { readonly do: 'publish', readonly event: Event }

/** What the relay can do. */
export type RelayStep =
  | { readonly do: 'publish', readonly event: Event }
  /** Notes in the outbox that a row was sent, so that it is not asked about again. */
  | { readonly do: 'mark', readonly position: number }

/** What a reader can do for a record. */
export type ConsumeStep =
  | Transaction
  /** Brings the copy up to date: an effect that can be seen. */
  | { readonly do: 'apply', readonly event: Event }
  /** Notes an id, in the reader's own database. */
  | { readonly do: 'note', readonly id: string }
  /** Tells the log from where to go on: the offset of the next record. */
  | { readonly do: 'ack', readonly offset: number }

export type Step = CommitStep | RelayStep | ConsumeStep

/** What decides: each function says what is to be done, step by step; the machine may die between any two. */
export interface Policy {
  commit(change: Change): readonly CommitStep[]
  /** @param rows not marked yet, one or more, oldest first */
  relay(rows: readonly OutboxRow[]): readonly RelayStep[]
  consume(record: LogRecord, store: Store): readonly ConsumeStep[]
}

const eventOf = ({ id, member, name }: Change): Event => ({ id, key: member, name })
const applyAndAck = ({ event, offset }: LogRecord): ConsumeStep[] => [{ do: 'apply', event }, { do: 'ack', offset: offset + 1 }]

/** Save, then publish. */
export const saveThenPublish: Policy = {
  commit: change => [{ do: 'save', change }, { do: 'publish', event: eventOf(change) }],
  relay: () => [],
  consume: applyAndAck,
}

/** Publish, then save: the others may hear of what never was. */
export const publishThenSave: Policy = {
  commit: change => [{ do: 'publish', event: eventOf(change) }, { do: 'save', change }],
  relay: () => [],
  consume: applyAndAck,
}

/** An outbox, and a reader who does whatever comes. */
export const ignoresIds: Policy = {
  commit: change => [{ do: 'begin' }, { do: 'save', change }, { do: 'append', event: eventOf(change) }, { do: 'commit' }],
  relay: rows => rows.flatMap(({ position, event }): RelayStep[] => [{ do: 'publish', event }, { do: 'mark', position }]),
  consume: applyAndAck,
}

/** What people do before they know better, by what the room may choose. */
export const BASELINES = Object.freeze({ 'save-first': saveThenPublish, 'publish-first': publishThenSave, 'ignores-ids': ignoresIds })
