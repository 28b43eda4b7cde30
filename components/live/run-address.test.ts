import { describe, expect, it } from 'vitest'
import { decodeRun, encodeRun } from './run-address.ts'
import { NODES, SCHEDULES } from '../../sim/circuit-breaker/index.ts'

const shared = { seed: 41, schedule: SCHEDULES['ratings-twice'], t: 12_300 }

describe('a run as an address', () => {
  it('comes back as it was sent', () => {
    expect(decodeRun('breaker', encodeRun('breaker', shared), NODES)).toEqual(shared)
  })

  it('is left alone by another figure', () => {
    expect(decodeRun('retry', encodeRun('breaker', shared), NODES)).toBeUndefined()
  })

  it('says that a cut address is damaged', () => {
    expect(() => decodeRun('breaker', encodeRun('breaker', shared).slice(0, 20), NODES)).toThrow(/damaged.*copy the address again/i)
  })

  it('names what is wrong with a value', () => {
    const bad = (run: object) => () => decodeRun('breaker', encodeRun('breaker', { ...shared, ...run } as typeof shared), NODES)
    expect(bad({ seed: -1 })).toThrow('The seed in this address is -1')
    expect(bad({ t: 'soon' })).toThrow('The moment in this address is soon')
    expect(bad({ schedule: { faults: [{ node: 'billing', kind: 'down', from: 0, to: 1 }] } })).toThrow(/billing/)
  })
})
