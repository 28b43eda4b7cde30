import type { Change, Death, LogRecord, Outcome, OutboxRow, Policy, Step } from '../../sim/outbox/index.ts'
import { describe, it } from 'vitest'
import { carryThrough, CHANGES, Databases, run, SCHEDULES, summary } from '../../sim/outbox/index.ts'
import { createChance, hashTrace } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { commit, consume, relay } from './problem.ts'

const ADA: Change = { id: 'c7', member: 'ada', name: 'Countess' }
const rows = (...positions: number[]): OutboxRow[] => positions.map(position => ({ position, event: { id: `c${position}`, key: 'ada', name: `Ada ${position}` } }))
const record = (offset: number, id = 'c7'): LogRecord => ({ partition: 1, offset, event: { id, key: 'ada', name: 'Countess' } })

const brief = (step: Step) => step.do === 'mark' ? `mark ${step.position}` : step.do === 'ack' ? `ack ${step.offset}` : step.do === 'note' ? `note ${step.id}` : 'event' in step ? `${step.do} ${step.event.id}` : 'change' in step ? `save ${step.change.id}` : step.do
const inWords = (steps: readonly Step[]) => steps.map(brief).join(', ') || 'nothing'

/** The learner's functions, every call on record. */
const watched = (transcript: Transcript): Policy => ({
  commit: change => transcript.call(0, `commit(${change.id} of ${change.member})`, () => commit(change)),
  relay: outbox => transcript.call(0, `relay(${outbox.map(({ position }) => position).join(', ') || 'no rows'})`, () => relay(outbox)),
  consume: (record, store) => transcript.call(0, `consume(${record.event.id} at ${record.partition}:${record.offset}, seen ${store.seen.join(' ') || 'nothing'})`, () => consume(record, store)),
})

/** What each death between two steps of a job leaves behind. */
function leftBy(steps: readonly Step[]): { readonly after: string, readonly databases: Databases }[] {
  return steps.map((step, last) => {
    const databases = new Databases()
    const next = databases.job(steps as never)
    for (let i = 0; i <= last; i++)
      next()
    return { after: `step ${last + 1}, ${brief(step)}`, databases }
  })
}

describe('commit', () => {
  it('leaves change and event, or neither, wherever the machine dies', () => {
    const transcript = new Transcript({ schedule: 'a death after each step of commit' })
    const steps = watched(transcript).commit({ ...ADA })
    transcript.tell(`commit(c7 of ada) → ${inWords(steps)}`)
    for (const { after, databases } of leftBy(steps)) {
      const told = databases.outbox.length + databases.log.flat().length
      transcript.expect(0, `commit(c7 of ada), a death after ${after}`, () => databases.saved.length === told ? 'both or neither' : `${databases.saved.length} change, ${told} event`, 'both or neither', 'whoever is told of what was not saved is wrong, and whoever is not told of what was, too', commit)
    }
    transcript.hold(leftBy(steps).at(-1)?.databases.saved.length === 1, `after the last step the owner has ${leftBy(steps).at(-1)?.databases.saved.length ?? 0} change`, 'the change')
  })

  it('sends nothing itself: a transaction does not reach as far as the log', () => {
    const transcript = new Transcript({ schedule: 'a death after each step of commit' })
    const steps = watched(transcript).commit({ ...ADA })
    transcript.tell(`commit(c7 of ada) → ${inWords(steps)}`)
    transcript.hold(steps.every(step => step.do !== 'publish'), 'commit publishes', 'append: what is sent inside of a transaction stays sent when it is rolled back')
  })

  it('gives the event the number of its change and the key of its member', () => {
    const transcript = new Transcript({ schedule: 'two changes' })
    for (const change of CHANGES.slice(0, 2)) {
      const steps = watched(transcript).commit({ ...change })
      const event = steps.find(step => step.do === 'append')?.event
      transcript.hold(event?.id === change.id, `the event of ${change.id} has the id ${event?.id}`, `${change.id}: a reader knows it again by that, today and after a restart`)
      transcript.hold(event?.key === change.member, `the event of ${change.id} has the key ${event?.key}`, `${change.member}: the events of one member go into one partition and keep their order`)
      transcript.hold(event?.name === change.name, `the event of ${change.id} has the name ${event?.name}`, change.name)
    }
  })
})

describe('relay', () => {
  it('publishes what is not marked, oldest first', () => {
    const transcript = new Transcript({ schedule: 'three rows are waiting' })
    transcript.expect(0, 'events that relay(rows 4, 5, 6) publishes', () => relay(rows(4, 5, 6)).flatMap(step => step.do === 'publish' ? step.event.id : []).join(', '), 'c4, c5, c6', 'all of them, in the order in which they were written', relay)
  })

  it('marks a row once it was published, and no row that was not', () => {
    const transcript = new Transcript({ schedule: 'a death after each step of relay' })
    const steps = transcript.call(0, 'relay(rows 4, 5, 6)', () => relay(rows(4, 5, 6)))
    transcript.tell(`relay(rows 4, 5, 6) → ${inWords(steps)}`)
    for (const [i, step] of steps.entries()) {
      if (step.do === 'mark')
        transcript.hold(steps.slice(0, i).some(earlier => earlier.do === 'publish' && earlier.event.id === `c${step.position}`), `a death after step ${i + 1}, ${brief(step)}, comes before its event was published`, 'publish, then mark: what is marked and not sent is never sent')
    }
    const marked = steps.flatMap(step => step.do === 'mark' ? step.position : []).sort((a, b) => a - b)
    transcript.hold(marked.join() === '4,5,6', `in the end rows ${marked.join(', ') || 'none'} are marked`, '4, 5, 6: what is not marked is sent again, for ever')
  })
})

describe('consume', () => {
  it('leaves effect and note, or neither, wherever the machine dies', () => {
    const transcript = new Transcript({ schedule: 'a death after each step of consume' })
    const steps = watched(transcript).consume(record(3), { seen: ['c5', 'c6'] })
    transcript.tell(`consume(c7 at 1:3) → ${inWords(steps)}`)
    for (const { after, databases } of leftBy(steps.filter(step => step.do !== 'ack')))
      transcript.hold(databases.applied.length === databases.seen.length, `a death after ${after} leaves ${databases.applied.length} effect and ${databases.seen.length} note`, 'both or neither: noted and not done is lost, done and not noted is done again')
    const { databases } = leftBy(steps).at(-1)!
    transcript.hold(databases.applied.map(({ id }) => id).join() === 'c7' && databases.seen.join() === 'c7', `in the end ${databases.applied.length} effect and the note ${databases.seen.join(' ') || 'of nothing'} are there`, 'one effect, and the note c7')
  })

  it('does nothing twice: what was seen is only acknowledged', () => {
    const transcript = new Transcript({ schedule: 'the same record comes again' })
    transcript.expect(0, 'consume(c7 at 1:3, seen c5 c7)', () => inWords(consume(record(3), { seen: ['c5', 'c7'] })), 'ack 4', 'its effect is there; without an acknowledgement it would come for ever', consume)
    transcript.expect(0, 'consume(c7 at 1:9, seen c7 c8)', () => inWords(consume(record(9), { seen: ['c7', 'c8'] })), 'ack 10', 'a relay that sent it twice gave it two places in the log, and one id', consume)
  })

  it('acknowledges last, and the offset of the record after this one', () => {
    const transcript = new Transcript({ schedule: 'where the log goes on' })
    for (const offset of [0, 3, 41]) {
      const steps = watched(transcript).consume(record(offset), { seen: [] })
      const at = steps.findIndex(step => step.do === 'ack')
      transcript.hold(at === steps.length - 1, `consume(c7 at 1:${offset}) → ${inWords(steps)}`, 'the acknowledgement at the very end: whoever dies after it is not given the record again')
      const ack = steps[at]
      transcript.hold(ack?.do === 'ack' && ack.offset === offset + 1, `consume(c7 at 1:${offset}) acknowledges ${ack?.do === 'ack' ? ack.offset : 'nothing'}`, `${offset + 1}: where to go on, which is the last offset and one`)
    }
  })
})

/** A few changes carried through, with the learner's functions. */
function carried(transcript: Transcript, options: Parameters<typeof carryThrough>[1]) {
  return carryThrough(watched(transcript), options)
}
const named = (deaths: readonly Death[]) => deaths.map(({ process, number, step }) => `after step ${number} of ${process}, ${step.do}`).join(', and ') || 'without a death'
function expectAgreement(transcript: Transcript, { deaths, differences: { lost, twice, invented, outOfOrder }, rested }: Outcome, when = '') {
  const where = `${deaths.length ? 'a death ' : ''}${named(deaths)}${when}`
  transcript.hold(rested, `${where}: the processes never come to rest`, 'that they do: everything is marked, and everything acknowledged, in the end')
  transcript.hold(lost.length === 0, `${where}: ${lost.join(', ')} never reaches the copy`, 'every change that the owner has')
  transcript.hold(invented.length === 0, `${where}: the copy has ${invented.join(', ')}, which the owner does not`, 'nothing that was not saved')
  transcript.hold(twice.length === 0, `${where}: ${twice.join(', ')} takes effect twice`, 'one effect for each id')
  transcript.hold(outOfOrder.length === 0, `${where}: the changes of ${outOfOrder.join(', ')} arrive in another order`, 'the order in which they were made, for each member')
}

describe('owner and copy', () => {
  it('agree in the end, whatever step the machine dies after', () => {
    const transcript = new Transcript({ schedule: 'one death, after each step in turn' })
    const { steps, ...outcome } = carried(transcript, {})
    expectAgreement(transcript, { steps, ...outcome })
    for (let at = 1; at <= steps; at++)
      expectAgreement(transcript, carried(transcript, { deathsAfter: [at] }), ` (one of ${steps} places)`)
  })

  it('agree when every record comes twice', () => {
    const transcript = new Transcript({ schedule: 'readers change places' })
    expectAgreement(transcript, carried(transcript, { twice: true }), ', every record twice')
  })

  it.each(SEEDS)('agree after three deaths at once (%s)', (_, seed) => {
    const chance = createChance(seed).fork('deaths')
    const transcript = new Transcript({ seed, schedule: 'three deaths, and records that come twice' })
    for (let i = 0; i < 6; i++)
      expectAgreement(transcript, carried(transcript, { deathsAfter: [chance.int(1, 15), chance.int(16, 30), chance.int(31, 45)], twice: chance.happens(0.5) }))
  })

  it('agree within seconds once everything is up', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'calm' })
    const { longest } = summary(run({ seed: 7, schedule: SCHEDULES.calm, policy: () => watched(transcript) }))
    transcript.hold(longest <= 6, `the longest disagreement is ${longest} s`, '6 s at most while nothing dies: a relay that waits makes everybody wait')
  })

  it.each(SEEDS)('agree after a bad evening (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'bad-evening' })
    const { lost, surplus, longest } = summary(run({ seed, policy: () => watched(transcript) }))
    transcript.hold(lost === 0, `${lost} changes never reach the copy`, 'none')
    transcript.hold(surplus === 0, `${surplus} effects come twice or from nowhere`, 'none')
    transcript.hold(longest <= 20, `the longest disagreement is ${longest} s`, '20 s at most: the relay is dead for eight of them')
  })

  it('do the same again when run again, and change nothing that was handed out', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'bad-evening' })
    const [first, second] = [0, 1].map(() => hashTrace(run({ seed: 7, policy: () => watched(transcript) }).trace))
    transcript.hold(first === second, 'two runs of one seed differ', 'the same: the steps depend on what is handed in alone')
    const change = { ...ADA }
    const waiting = rows(4, 5)
    const store = { seen: ['c5'] }
    watched(transcript).commit(change)
    watched(transcript).relay(waiting)
    watched(transcript).consume(record(3), store)
    transcript.hold(JSON.stringify([change, waiting, store]) === JSON.stringify([ADA, rows(4, 5), { seen: ['c5'] }]), 'what was handed in has changed after the calls', 'that it has not: the databases belong to the steps')
  })
})
