import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 5,
  slug: 'outbox',
  title: 'An outbox, a relay and a reader, so that a copy comes out right whatever dies',
  minutes: 30,
  slide: 'outbox-practise',
  exports: {
    commit: 'function commit(change) { … }',
    relay: 'function relay(rows) { … }',
    consume: 'function consume(record, store) { … }',
  },
  hints: [
    'Take the three functions one at a time, and for each lay a finger between every two steps: the machine dies here, what is there? If the answer is “one without the other”, the two belong into one transaction, or into another order.',
    'commit: the event is a row of the same database, so begin and commit stand around save and append. relay: publish reaches the log at once and cannot be taken back, so what it did is noted afterwards. consume: the effect and the note of its id are rows of one database, again; the acknowledgement is not, so it comes last.',
    'commit: begin, save, append { id: change.id, key: change.member, name }, commit. relay: rows.flatMap(({ position, event }) => [publish event, mark position]). consume: if store.seen includes event.id, only ack offset + 1; else begin, apply event, note event.id, commit, ack offset + 1.',
  ],
  startsAt: 'leaves change and event, or neither, wherever the machine dies',
})
