import { describe, expect, it } from 'vitest'
import { NODES, SCHEDULES } from '../../sim/circuit-breaker/index.ts'
import { decodeRun, encodeRun } from './run-address.ts'

const figure = { slug: 'breaker', nodes: NODES, settings: { workers: { label: 'Workers', values: [[1, 'one'], [8, 'eight']] as const, initial: 1 } } }
const shared = { seed: 41, schedule: SCHEDULES['recommendations-twice'], settings: { workers: 8 }, swapped: true, t: 12_300 }

describe('a run as an address', () => {
  it('comes back as it was sent', () => {
    expect(decodeRun(figure, encodeRun('breaker', shared))).toEqual(shared)
  })

  it('comes back with the name of a file', () => {
    expect(decodeRun(figure, encodeRun('breaker', { ...shared, file: 'breaker-yours' }))).toEqual({ ...shared, file: 'breaker-yours' })
    expect(() => decodeRun(figure, encodeRun('breaker', { ...shared, file: '../secret' }))).toThrow('The file in this address is "../secret"; it must be a name such as breaker-yours.')
  })

  it('is left alone by another figure', () => {
    expect(decodeRun({ ...figure, slug: 'retry' }, encodeRun('breaker', shared))).toBeUndefined()
  })

  it('says that a cut address is damaged', () => {
    expect(() => decodeRun(figure, encodeRun('breaker', shared).slice(0, 20))).toThrow(/damaged.*copy the address again/i)
  })

  it('names what is wrong with a value', () => {
    const bad = (run: object) => () => decodeRun(figure, encodeRun('breaker', { ...shared, ...run } as typeof shared))
    expect(bad({ seed: -1 })).toThrow('The seed in this address is -1')
    expect(bad({ t: 'soon' })).toThrow('The moment in this address is soon')
    expect(bad({ schedule: { faults: [{ node: 'billing', kind: 'down', from: 0, to: 1 }] } })).toThrow(/billing/)
    expect(bad({ settings: { workers: 3 } })).toThrow('sets "workers" to 3; it can be 1, 8')
    expect(bad({ settings: { constructor: 1 } })).toThrow('sets "constructor"; this figure has workers')
  })
})
