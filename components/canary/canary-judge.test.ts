import { describe, expect, it } from 'vitest'
import { classify } from '../../exercises/13-canary/solution.ts'
import { METRICS, quantile, RULES, shiftOf } from '../../sim/canary/index.ts'
import { BASELINE, CANARY, differences, judged, SCALE, xOf } from './canary-judge.ts'

const pairs = differences(BASELINE, CANARY)

describe('the worked example of the judge', () => {
  it('has the published estimate as the median of all pairs', () => {
    expect(pairs).toHaveLength(BASELINE.length * CANARY.length)
    expect(quantile(pairs, 0.5)).toBe(judged.estimate)
  })

  it('has the published interval between its smallest and largest difference', () => {
    expect([pairs[0], pairs.at(-1)]).toEqual([judged.low, judged.high])
  })

  it('clears the margin, and the shown code calls it High', () => {
    expect(judged.margin).toBe(RULES.tolerance * judged.estimate)
    expect(judged.low).toBeGreaterThan(judged.margin)
    expect(shiftOf(BASELINE, CANARY)).toEqual({ low: judged.low, high: judged.high, estimate: judged.estimate })
    expect(classify(BASELINE, CANARY, METRICS.start)).toBe('High')
  })

  it('stays on its scale', () => {
    for (const value of [...BASELINE, ...CANARY, ...pairs, -judged.margin]) {
      expect(xOf(value)).toBeGreaterThanOrEqual(SCALE.x)
      expect(xOf(value)).toBeLessThanOrEqual(SCALE.x + SCALE.width)
    }
  })
})

describe('the median, a quantile at the half', () => {
  it('takes the middle of an odd number of values', () => expect(quantile([1, 5, 9], 0.5)).toBe(5))
})
