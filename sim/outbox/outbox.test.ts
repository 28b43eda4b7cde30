import { describe, expect, it } from 'vitest'
import { hashTrace } from '../engine/index.ts'
import { BASELINES, carryThrough, checkedSteps, Databases, differences, partitionOf, PARTITIONS, run, SCHEDULES, summary } from './index.ts'

const event = { id: 'c1', key: 'ada', name: 'Ada' }
const change = { id: 'c1', member: 'ada', name: 'Ada' }

describe('two databases and a log', () => {
  it('lose what a transaction wrote when nobody commits it', () => {
    const databases = new Databases()
    const next = databases.job([{ do: 'begin' }, { do: 'save', change }, { do: 'append', event }, { do: 'commit' }])
    for (let i = 0; i < 3; i++)
      next()
    expect([databases.saved.length, databases.outbox.length]).toEqual([0, 0])
    next()
    expect([databases.saved.length, databases.outbox.length]).toEqual([1, 1])
  })

  it('cannot take back what went to the log', () => {
    const databases = new Databases()
    const next = databases.job([{ do: 'begin' }, { do: 'publish', event }, { do: 'commit' }])
    next()
    next()
    expect(databases.log.flat()).toHaveLength(1)
  })

  it('number the records of a partition from 0, and keep a key in one partition', () => {
    const databases = new Databases()
    for (const id of ['c1', 'c2', 'c3'])
      databases.job([{ do: 'publish', event: { ...event, id } }])()
    expect(databases.log[partitionOf('ada')]!.map(({ offset, event }) => [offset, event.id])).toEqual([[0, 'c1'], [1, 'c2'], [2, 'c3']])
    expect(new Set(['ada', 'grace', 'alan', 'edsger', 'barbara', 'tony'].map(partitionOf)).size).toBe(PARTITIONS)
  })

  it('deliver from the last acknowledgement on', () => {
    const databases = new Databases()
    const partition = partitionOf('ada')
    for (const id of ['c1', 'c2'])
      databases.job([{ do: 'publish', event: { ...event, id } }])()
    expect(databases.nextOf(partition)?.offset).toBe(0)
    databases.job([{ do: 'ack', offset: 1 }], partition)()
    expect(databases.nextOf(partition)?.event.id).toBe('c2')
    databases.job([{ do: 'ack', offset: 2 }], partition)()
    expect(databases.nextOf(partition)).toBeUndefined()
  })

  it('are told apart: lost, twice, invented, out of order', () => {
    const saved = [change, { ...change, id: 'c2' }, { ...change, id: 'c3' }]
    const applied = ['c3', 'c2', 'c2', 'c9'].map(id => ({ ...event, id }))
    expect(differences({ saved, applied })).toEqual({ lost: ['c1'], twice: ['c2'], invented: ['c9'], outOfOrder: ['ada'] })
  })

  it('say what a step must be', () => {
    expect(() => checkedSteps('relay', [{ do: 'save', change } as never])).toThrow('relay: step 1 must be one of publish, mark, got')
    expect(() => checkedSteps('commit', [{ do: 'begin' }, { do: 'save', change }])).toThrow('commit begins a transaction and does not commit it')
    expect(() => checkedSteps('consume', [{ do: 'commit' }])).toThrow('no transaction is open')
    expect(() => checkedSteps('consume', [{ do: 'ack', offset: -1 }])).toThrow('step 1 must be of an offset')
    expect(() => checkedSteps('commit', 'save' as never)).toThrow('must return a list')
  })
})

describe('every death', () => {
  it('leaves something behind in half of the places when the two writes are apart', () => {
    for (const name of ['save-first', 'publish-first'] as const) {
      const { steps } = carryThrough(BASELINES[name])
      const outcomes = Array.from({ length: steps }, (_, i) => carryThrough(BASELINES[name], { deathsAfter: [i + 1] }))
      expect([steps, outcomes.filter(({ differences }) => Object.values(differences).some(ids => ids.length)).length]).toEqual([12, 6])
    }
  })

  it('is named by its step', () => {
    expect(carryThrough(BASELINES['save-first'], { deathsAfter: [1] })).toMatchObject({ deaths: [{ process: 'commit', number: 1, step: { do: 'save' } }], differences: { lost: ['c1'] } })
  })
})

describe('the world of the outbox', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('agrees while nothing dies, whatever the order', () => {
    for (const policy of Object.values(BASELINES))
      expect(summary(run({ schedule: SCHEDULES.calm, policy: () => policy }))).toMatchObject({ lost: 0, surplus: 0, rest: 1 })
  })

  it('fails in three ways in a bad evening', () => {
    const of = (name: keyof typeof BASELINES) => summary(run({ policy: () => BASELINES[name] }))
    expect(of('save-first').lost).toBe(2)
    expect(of('publish-first').surplus).toBeGreaterThan(2)
    expect(of('ignores-ids')).toMatchObject({ lost: 0 })
    expect(of('ignores-ids').surplus).toBeGreaterThan(2)
  })
})
