import type { Change, CommitStep, ConsumeStep, LogRecord, OutboxRow, RelayStep, Store } from '../../sim/outbox/index.ts'

/** The event is a row like any other, so one transaction writes the change and the event, or neither. */
export function commit(change: Change): CommitStep[] {
  // #region commit
  return [
    { do: 'begin' },
    { do: 'save', change },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
  ]
  // #endregion
}

/** Sends first and marks then: whoever dies in between sends again, and again is better than never. */
export function relay(rows: readonly OutboxRow[]): RelayStep[] {
  return rows.flatMap(({ position, event }): RelayStep[] => [
    { do: 'publish', event },
    { do: 'mark', position },
  ])
}

export function consume({ event, offset }: LogRecord, { seen }: Store): ConsumeStep[] {
  // Only when all is done does the log go on: to the record after this one.
  const ack: ConsumeStep = { do: 'ack', offset: offset + 1 }
  // #region consume
  if (seen.includes(event.id))
    return [ack] // a duplicate ends here
  return [
    { do: 'begin' },
    { do: 'apply', event },
    { do: 'note', id: event.id },
    { do: 'commit' },
    ack,
  ]
  // #endregion
}
