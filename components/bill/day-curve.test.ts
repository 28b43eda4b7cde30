import { describe, expect, it } from 'vitest'
import { borrowed, demand, HOURS, mean, members, peak, RESERVED, WRONG } from './day-curve.ts'

describe('the day as a curve', () => {
  it('is highest in the evening, lowest before dawn, and begins where it ends', () => {
    const hours = Array.from({ length: HOURS }, (_, hour) => hour)
    const by = (better: (a: number, b: number) => boolean) => hours.reduce((best, hour) => better(demand(hour + 0.5), demand(best + 0.5)) ? hour : best)
    expect(by((a, b) => a > b)).toBe(8)
    expect(by((a, b) => a < b)).toBe(17)
    expect(demand(HOURS)).toBeCloseTo(demand(0), 9)
  })

  it('costs more for its peak than for its mean, and outgrows what is reserved', () => {
    expect(peak / mean).toBeGreaterThan(1.5)
    expect(peak).toBeGreaterThan(RESERVED)
  })

  it('lends no more than is idle, and before the jobs are placed nothing', () => {
    for (const [hour, instances] of borrowed.entries())
      expect(instances).toBeLessThanOrEqual(Math.max(0, RESERVED - members[hour]!) + 1e-9)
    expect(borrowed.slice(0, 8).every(instances => instances === 0)).toBe(true)
  })

  it('leaves nothing idle when the wrong job begins', () => {
    expect(members[WRONG.from]! + WRONG.size).toBeGreaterThan(RESERVED)
    expect(members[WRONG.from]!).toBeGreaterThan(RESERVED)
  })
})
