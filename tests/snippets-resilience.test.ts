// The code that the slides on resilience show is right, not only short.
import { describe, expect, it } from 'vitest'
import { CircuitBreaker } from '../snippets/circuit-breaker.ts'

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
