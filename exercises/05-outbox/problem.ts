import type { Change, CommitStep, ConsumeStep, LogRecord, OutboxRow, RelayStep, Store } from '../../sim/outbox/index.ts'

// TODO: Order the steps so that the machine may die after any of them, and the copy still comes out right.

/** What the owner's service does for a change: `begin`, `commit`, `save`, `append`, `publish`. */
export function commit(change: Change): CommitStep[] {
  return [
    { do: 'save', change },
    { do: 'publish', event: { id: change.id, key: change.member, name: change.name } },
  ]
}

/** What the relay does with rows of the outbox that are not marked yet, oldest first: `publish`, `mark`. */
export function relay(_rows: readonly OutboxRow[]): RelayStep[] {
  return []
}

/** What a reader does with a record of the log: `begin`, `commit`, `apply`, `note`, `ack`. */
export function consume({ event, offset }: LogRecord, _store: Store): ConsumeStep[] {
  return [
    { do: 'apply', event },
    { do: 'ack', offset: offset + 1 },
  ]
}
