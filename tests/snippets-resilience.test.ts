// The code that the slides on resilience and on the edge show is right, not only short.
import { describe, expect, it } from 'vitest'
import { killCalendar } from '../components/chaos-monkey/kill-calendar.ts'
import { createChance } from '../sim/engine/index.ts'
import { plan } from '../snippets/chaos-monkey.ts'
import { CircuitBreaker } from '../snippets/circuit-breaker.ts'
import { fillPlan } from '../snippets/edge-cache.ts'

describe('circuit breaker', () => {
  const at = (total: number, errors: number) => {
    const breaker = new CircuitBreaker(() => ({ total, errors }), () => {})
    breaker.snapshot(2000)
    return breaker
  }

  it.each([[20, 10, 'OPEN'], [20, 9, 'CLOSED'], [19, 19, 'CLOSED'], [0, 0, 'CLOSED']])('of %i calls with %i errors: %s', (total, errors, state) => {
    expect(at(total, errors).state).toBe(state)
  })

  it('lets exactly one probe through, once the rest is exceeded', () => {
    const breaker = at(20, 10)
    expect([7000, 7001, 7002].map(t => breaker.allow(t))).toEqual([false, true, false])
    breaker.probed(7100, false)
    expect([12100, 12101].map(t => breaker.allow(t))).toEqual([false, true])
    breaker.probed(12200, true)
    expect(breaker.allow(12201)).toBe(true)
  })
})

describe('chaos monkey', () => {
  const day = { number: 10, isWorkday: true, isOutage: false }
  const group = { instances: [{ id: 'a', cluster: 'ratings' }, { id: 'b', cluster: 'ratings-canary' }], meanDays: 1, minGap: 1, lastKill: -Infinity }

  it('kills every workday at a mean of one, and never a canary', () => {
    for (let seed = 0; seed < 50; seed++) {
      const kill = plan(group, day, createChance(seed))
      expect(kill?.instance.id).toBe('a')
      expect(kill?.minute).toBeGreaterThanOrEqual(0)
      expect(kill?.minute).toBeLessThan(360)
    }
  })

  it.each([['a weekend', { ...day, isWorkday: false }, group], ['an outage', { ...day, isOutage: true }, group], ['too small a gap', day, { ...group, minGap: 2, lastKill: 9 }]])('spares the group for %s', (_, on, which) => {
    expect(plan(which, on, createChance(1))).toBeNull()
  })

  it('draws a calendar whose mean gap is the one published', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => killCalendar(seed).kills.length)
    expect(seeds.reduce((a, b) => a + b, 0) / seeds.length).toBeCloseTo(26, 0)
  })
})

describe('fill plan', () => {
  const title = (id: string, bytes: number, views: number) => ({ id, bytes, views })

  it('buys the most views for a byte within what the night can write, and nothing twice', () => {
    const box = { has: (id: string) => id === 'there', rate: 1, night: 10, space: 100 }
    const forecast = [title('bulky', 8, 8), title('there', 1, 99), title('dear', 4, 40), title('fair', 5, 20)]
    expect(fillPlan(forecast, box).map(t => t.id)).toEqual(['dear', 'fair'])
  })
})
