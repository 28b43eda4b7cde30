import { describe, expect, it } from 'vitest'
import { hashTrace, ms, seconds } from '../engine/index.ts'
import { run, SCHEDULES, summary } from './index.ts'

describe('the world of __slug__', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('answers every request once', () => {
    const { requests, samples } = run()
    const { served, failed, refused } = samples.at(-1)!.counts
    expect(served + failed + refused).toBe(requests.length)
  })

  it('fails without the mechanism while the fault lasts, and at no other time', () => {
    expect(summary(run({ schedule: SCHEDULES.calm })).served).toBe(1)
    expect(summary(run(), seconds(10), seconds(40)).served).toBe(0)
    expect(summary(run(), ms(0), seconds(10)).served).toBe(1)
  })

  // FILL: the golden cases of the source that the semantics come from, each with its sum.
})
