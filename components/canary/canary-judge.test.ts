import { describe, expect, it } from 'vitest'
import { classify } from '../../snippets/canary.ts'
import { BASELINE, CANARY, differences, judged, median, SCALE, xOf } from './canary-judge.ts'

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
const pairs = differences(BASELINE, CANARY)
const effect = mean(CANARY) / mean(BASELINE)
const metric = { direction: 'increase', tolerance: 0.25, allowedIncrease: 1, allowedDecrease: 1 } as const

describe('the worked example of the judge', () => {
  it('has the published estimate as the median of all pairs', () => {
    expect(pairs).toHaveLength(BASELINE.length * CANARY.length)
    expect(median(pairs)).toBe(judged.estimate)
  })

  it('has the published interval between its smallest and largest difference', () => {
    expect([pairs[0], pairs.at(-1)]).toEqual([judged.low, judged.high])
  })

  it('clears the margin, and the shown code calls it High', () => {
    expect(judged.margin).toBe(metric.tolerance * judged.estimate)
    expect(judged.low).toBeGreaterThan(judged.margin)
    expect(classify(judged, effect, metric)).toBe('High')
  })

  it('stays on its scale', () => {
    for (const value of [...BASELINE, ...CANARY, ...pairs, -judged.margin]) {
      expect(xOf(value)).toBeGreaterThanOrEqual(SCALE.x)
      expect(xOf(value)).toBeLessThanOrEqual(SCALE.x + SCALE.width)
    }
  })
})

describe('the shown classifier', () => {
  it('passes a change in the direction that nobody minds', () => {
    expect(classify(judged, effect, { ...metric, direction: 'decrease' })).toBe('Pass')
  })

  it('passes an interval that touches the margin', () => {
    expect(classify({ ...judged, low: judged.margin }, effect, metric)).toBe('Pass')
  })

  it('mirrors for a fall', () => {
    const fall = { low: -judged.high, high: -judged.low, estimate: -judged.estimate }
    expect(classify(fall, 1 / effect, { ...metric, direction: 'either' })).toBe('Low')
  })

  it('passes a clear change whose means are within what is allowed', () => {
    expect(classify(judged, effect, { ...metric, allowedIncrease: 2 * effect })).toBe('Pass')
  })
})

describe('median', () => {
  it('takes the middle of an odd number of values', () => expect(median([1, 5, 9])).toBe(5))
})
