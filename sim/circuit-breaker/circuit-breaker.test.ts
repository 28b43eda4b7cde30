import type { FaultSchedule } from '../engine/index.ts'
import type { Outcome, WorldOptions } from './index.ts'
import { describe, expect, it } from 'vitest'
import { value } from '../../case/index.ts'
import { hashTrace, injectFault, ms, parseSchedule, seconds } from '../engine/index.ts'
import { frameAt, NODES, noBreaker, ReferenceBreaker, ribbonAt, run, SCHEDULES, slowRecommendations, summary, WORLD_DEFAULTS } from './index.ts'

const withBreaker: Partial<WorldOptions> = { policy: () => new ReferenceBreaker() }
const slow = { from: seconds(10), to: seconds(40) }

/** A breaker told of a call every 100 ms from 0 on, each of which takes no time. */
function fed(outcomes: readonly Outcome[], every = 100): ReferenceBreaker {
  const breaker = new ReferenceBreaker()
  outcomes.forEach((outcome, i) => {
    if (breaker.allow(ms(i * every)))
      breaker.record(ms(i * every), outcome)
  })
  return breaker
}
const times = (n: number, outcome: Outcome): Outcome[] => Array.from({ length: n }, () => outcome)

describe('the reference breaker: golden cases of the published semantics', () => {
  it('opens at 2000 when 10 of 20 calls fail', () => {
    const breaker = fed([...times(10, 'success'), ...times(10, 'failure')])
    expect(breaker.stateAt(ms(1999))).toBe('closed')
    expect(breaker.stateAt(ms(2000))).toBe('open')
    expect(breaker.allow(ms(2000))).toBe(false)
  })

  it('stays closed at 9 of 20, and at 19 of 19', () => {
    expect(fed([...times(11, 'success'), ...times(9, 'failure')]).stateAt(ms(9999))).toBe('closed')
    expect(fed(times(19, 'failure')).stateAt(ms(9999))).toBe('closed')
  })

  it('refuses at 7000, admits one probe at 7001, refuses at 7002', () => {
    const breaker = fed(times(20, 'failure'))
    expect([7000, 7001, 7002].map(t => breaker.allow(ms(t)))).toEqual([false, true, false])
    breaker.record(ms(7100), 'timeout')
    expect([12_100, 12_101, 12_102].map(t => breaker.allow(ms(t)))).toEqual([false, true, false])
  })

  it('forgets its window when a probe succeeds', () => {
    const breaker = fed(times(20, 'failure'))
    breaker.allow(ms(7001))
    breaker.record(ms(7001), 'success')
    for (let i = 0; i < 19; i++)
      breaker.record(ms(7100 + i), 'failure')
    expect(breaker.stateAt(ms(7500))).toBe('closed')
    breaker.record(ms(7500), 'failure')
    expect(breaker.stateAt(ms(8000))).toBe('open')
  })

  it('lets 50 failing calls pass at 100 a second before it opens at 500', () => {
    let made = 0
    const breaker = new ReferenceBreaker()
    for (let t = 0; t < 2000; t += 10) {
      if (breaker.allow(ms(t))) {
        made++
        breaker.record(ms(t), 'failure')
      }
    }
    expect(made).toBe(50)
    expect(breaker.explain(ms(2000))).toBe('OPEN since 500: refuse up to and including 5500')
  })

  it('counts time-outs and rejections as errors, and short circuits not at all', () => {
    expect(fed([...times(10, 'timeout'), ...times(10, 'rejected')]).stateAt(ms(2000))).toBe('open')
    expect(fed([...times(19, 'failure'), ...times(20, 'short-circuited')]).stateAt(ms(5000))).toBe('closed')
  })

  it('opens at a later snapshot when the successes leave the window first', () => {
    // 5 s of successes, 5 s of which just under half fail, then silence: at 10,500 the first bucket drops out.
    const breaker = fed([...times(51, 'success'), ...times(49, 'failure')])
    expect(breaker.stateAt(ms(10_499))).toBe('closed')
    expect(breaker.allow(ms(14_000))).toBe(false)
    expect(breaker.explain(ms(14_000))).toContain('OPEN since 10500')
  })
})

describe('the world', () => {
  it('is fast and fresh while nothing goes wrong', () => {
    expect(summary(run({ schedule: SCHEDULES.calm }))).toEqual({ plays: 1, rows: 1, fresh: 1, secondsWasted: 0 })
  })

  it.each([1, 7, 11, 42])('dies with its slow dependency without a breaker, and lives with one (seed %i)', (seed) => {
    const without = summary(run({ seed }), slow.from, slow.to)
    const withIt = summary(run({ seed, ...withBreaker }), slow.from, slow.to)
    expect(without.plays).toBeLessThan(0.5)
    expect(without.rows).toBeLessThan(0.05)
    expect(withIt.plays).toBeGreaterThan(0.85)
    expect(withIt.rows).toBe(1)
    expect(withIt.secondsWasted).toBeLessThan(without.secondsWasted / 4)
  })

  it('plays everything from the moment the last call made before opening has timed out', () => {
    const guarded = run(withBreaker)
    const open = guarded.states[1]!
    expect(open.state).toBe('open')
    expect(summary(guarded, ms(open.t + WORLD_DEFAULTS.timeout + WORLD_DEFAULTS.sampleEvery), slow.to).plays).toBe(1)
  })

  it('comes back to fresh rows by itself', () => {
    const guarded = run(withBreaker)
    expect(guarded.states.at(-1)!.state).toBe('closed')
    expect(summary(guarded, seconds(50), seconds(60)).fresh).toBe(1)
  })

  it('gives the same bytes for the same seed, on every host: this hash is fixed for good', () => {
    expect(hashTrace(run(withBreaker).trace)).toBe(hashTrace(run(withBreaker).trace))
    expect(hashTrace(run(withBreaker).trace)).toBe('c8eef4a9dd9262ed')
    expect(hashTrace(run({ ...withBreaker, seed: 8 }).trace)).not.toBe('c8eef4a9dd9262ed')
  })

  it('sends the same requests with the same luck whatever the policy', () => {
    const arrivals = (options: Partial<WorldOptions>) => run(options).requests.map(({ id, kind, member, start }) => ({ id, kind, member, start }))
    expect(arrivals(withBreaker)).toEqual(arrivals({}))
  })

  it('is unchanged before the moment at which a fault is injected', () => {
    const t = seconds(21)
    const calm = run({ ...withBreaker, schedule: SCHEDULES.calm }).trace
    const hit = run({ ...withBreaker, schedule: injectFault(SCHEDULES.calm, slowRecommendations(t)) }).trace
    const before = (trace: typeof calm) => hashTrace(trace.filter(event => event.t < t))
    expect(before(hit)).toBe(before(calm))
    expect(hashTrace(hit)).not.toBe(hashTrace(calm))
  })

  it('never holds more threads than there are, nor a thread for longer than the time-out', () => {
    for (const schedule of Object.values<FaultSchedule>(SCHEDULES)) {
      const { requests, samples } = run({ schedule })
      expect(Math.max(...samples.map(sample => sample.busy))).toBeLessThanOrEqual(WORLD_DEFAULTS.threads)
      for (const request of requests) {
        expect((request.end ?? request.start) - request.start).toBeLessThanOrEqual(WORLD_DEFAULTS.timeout)
        if (request.answer === 'rejected')
          expect(request.thread).toBeNull()
      }
    }
  })

  it('shows a page as failed when the fallback has nothing to offer', () => {
    const empty = () => Object.assign(new ReferenceBreaker(), { fallback: () => [] })
    expect(summary(run({ policy: empty }), slow.from, slow.to).rows).toBeLessThan(0.05)
  })

  it('refuses options and policies that make no sense, and names them', () => {
    expect(() => run({ threads: 0 })).toThrow('threads must be a whole number above 0, got 0')
    expect(() => run({ policy: () => ({ ...noBreaker(), allow: () => undefined as never }) })).toThrow(/^allow\(\d+\) must return true or false, got undefined$/)
    expect(() => run({ policy: () => ({ allow: () => false, record() {}, fallback: () => 'rows' as never }) })).toThrow('fallback() must return rows (an array), got rows')
    expect(() => run({ schedule: { faults: [{ node: 'billing', kind: 'down', from: ms(0), to: ms(1) }] } })).toThrow('unknown node "billing"; this world has recommendations, playback')
  })

  it('lets no policy change what others are shown', () => {
    const vandal = () => Object.assign(new ReferenceBreaker(), { fallback: (_: unknown, popular: readonly string[]) => (popular as string[]).splice(0) })
    expect(() => run({ policy: vandal })).toThrow(TypeError)
    const thief = () => Object.assign(new ReferenceBreaker(), { fallback: (cached: readonly string[] | undefined) => (cached as string[] ?? ['none']).reverse() })
    expect(() => run({ policy: thief })).toThrow(TypeError)
  })

  it('has schedules that pass their own check', () => {
    for (const schedule of Object.values<FaultSchedule>(SCHEDULES))
      expect(parseSchedule(schedule, NODES)).toEqual(schedule)
  })
})

describe('the prediction on the slide', () => {
  const playsWith = (change: Partial<WorldOptions>) => {
    const spell = [7, 8, 9].map(seed => summary(run({ seed, ...change }), seconds(10), seconds(40)).plays)
    return spell.reduce((a, b) => a + b) / spell.length
  }

  it('has two answers that bring play back, and one that does not', () => {
    expect(playsWith({ threads: 2 * WORLD_DEFAULTS.threads })).toBeCloseTo(value('breaker-plays-double'), 1)
    expect(playsWith({ timeout: ms(WORLD_DEFAULTS.timeout / 10) })).toBeCloseTo(value('breaker-plays-short'), 1)
  })
})

describe('a frame of a run', () => {
  const baseline = run()
  const guarded = run(withBreaker)

  it('agrees with the samples on what is in use', () => {
    for (const sample of guarded.samples) {
      // A sample shows the moment before that millisecond's events, a frame the moment after.
      const frame = frameAt(guarded, ms(Math.max(0, sample.t - 0.5)))
      expect(frame.busy).toBe(sample.busy)
      expect(frame.state).toBe(sample.state)
    }
  })

  it('shows the pool full without a breaker, and all but free with one', () => {
    expect(frameAt(baseline, seconds(30)).threads.every(Boolean)).toBe(true)
    expect(frameAt(guarded, seconds(30)).busy).toBeLessThan(5)
  })

  it('keeps answered requests for the trail asked for', () => {
    const without = frameAt(guarded, seconds(5)).requests
    const trailing = frameAt(guarded, seconds(5), ms(400)).requests
    expect(trailing.length).toBeGreaterThan(without.length)
    expect(trailing.every(request => request.end === null || request.end >= 4600)).toBe(true)
    expect(trailing.map(request => request.id)).toEqual(trailing.map(request => request.id).sort((a, b) => a - b))
  })

  it('shows the window that the breaker judges by', () => {
    const opened = ribbonAt(guarded, seconds(15))
    expect(opened.buckets).toHaveLength(20)
    expect([opened.buckets[0]!.from, opened.running.from]).toEqual([5000, 15_000])
    expect(opened.percent).toBeGreaterThanOrEqual(50)
    expect(ribbonAt(guarded, ms(14_999)).percent).toBeLessThan(50)
  })

  it('shows an empty window after a closing', () => {
    const closing = guarded.states.at(-1)!
    const ribbon = ribbonAt(guarded, closing.t)
    expect([ribbon.total, ribbon.running.total]).toEqual([0, 0])
    expect(ribbonAt(guarded, ms(closing.t + 1000)).total).toBeGreaterThan(0)
  })
})
