import { describe, expect, it } from 'vitest'
import { borrow } from '../../snippets/bill.ts'
import { borrowed, demand, HOURS, idle, JOBS, mean, peak, RESERVED, WRONG } from './day-curve.ts'

describe('the invented day', () => {
  it('is lowest before dawn, highest in the evening, and begins where it ends', () => {
    const hours = Array.from({ length: HOURS }, (_, hour) => hour)
    const lowest = hours.reduce((low, hour) => demand(hour) < demand(low) ? hour : low)
    const highest = hours.reduce((high, hour) => demand(hour) > demand(high) ? hour : high)
    expect(lowest).toBeLessThan(7)
    expect(highest).toBeGreaterThan(18)
    expect(demand(HOURS)).toBeCloseTo(demand(0), 9)
  })

  it('costs more for its peak than for its mean, and outgrows what is reserved', () => {
    expect(peak / mean).toBeGreaterThan(1)
    expect(peak).toBeGreaterThan(RESERVED)
  })

  it('leaves nothing idle at the hour of the wrong job', () => {
    expect(idle[WRONG.from]).toBe(0)
    expect(demand(WRONG.from) + WRONG.size).toBeGreaterThan(RESERVED)
  })
})

describe('borrowing', () => {
  it('never takes more than is idle, and does all the jobs', () => {
    for (const [hour, instances] of borrowed.entries())
      expect(instances).toBeLessThanOrEqual(idle[hour]! + 1e-9)
    for (const { left } of borrow(JOBS, idle))
      expect(left).toBeCloseTo(0, 9)
  })

  it('serves the most urgent first, whatever the order of the list', () => {
    const [first, second] = borrow([
      { name: 'later', instanceHours: 3, deadline: 2 },
      { name: 'soon', instanceHours: 2, deadline: 1 },
    ], [2, 1])
    expect(first).toMatchObject({ job: { name: 'soon' }, lent: [2], left: 0 })
    expect(second).toMatchObject({ job: { name: 'later' }, lent: [0, 1], left: 2 })
  })

  it('leaves the day as it was given', () => {
    const given = [1, 1]
    borrow([{ name: 'a job', instanceHours: 2, deadline: 2 }], given)
    expect(given).toEqual([1, 1])
  })
})
