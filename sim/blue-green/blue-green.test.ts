import type { Action, Health, State } from './index.ts'
import { describe, expect, it } from 'vitest'
import { hashTrace, ms, seconds } from '../engine/index.ts'
import { BASELINES, capacityOf, frameAt, run, SCHEDULES, summary } from './index.ts'

const withBaseline = (name: keyof typeof BASELINES, schedule: keyof typeof SCHEDULES) => run({ schedule: SCHEDULES[schedule], policy: () => BASELINES[name] })
/** A policy that does these things at these seconds. */
function script(steps: Record<number, Action>) {
  let tick = 0
  return () => ({ next: (_: State, __: Health): Action => steps[tick++] ?? 'wait' })
}
const both = { 12: { do: 'resize', fleet: 'green', instances: 6 }, 60: { do: 'enable', fleet: 'green' } } as const

describe('the world of blue-green', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('answers everybody while nothing is done', () => {
    const idle = run({ schedule: SCHEDULES.calm, policy: script({}) })
    expect(summary(idle)).toMatchObject({ answered: 1, unanswered: 0, lost: 0, lowest: 1 })
  })

  it('ends every request once', () => {
    const world = withBaseline('off-then-on', 'leak')
    const ended = world.requests.filter(({ end }) => end !== null)
    expect(Object.values(world.samples.at(-1)!.counts).reduce((sum, count) => sum + count, 0)).toBe(ended.length)
    expect(new Set(world.trace.filter(event => event.type === 'end').map(event => event.id)).size).toBe(ended.length)
  })

  it('sends members to instances that are not up yet when the fleet is let in too early', () => {
    const early = run({ schedule: SCHEDULES.calm, policy: script({ 12: { do: 'resize', fleet: 'green', instances: 6 }, 13: { do: 'enable', fleet: 'green' } }) })
    const half = early.requests.filter(({ start, fleet }) => fleet === 'green' && start < seconds(30))
    expect(half.length).toBeGreaterThan(100)
    expect(half.every(({ answer }) => answer === 'unanswered')).toBe(true)
  })

  it('lets what is under way end on a fleet that is taken out, and loses it when its instances go', () => {
    const drained = run({ schedule: SCHEDULES.calm, policy: script({ ...both, 80: { do: 'disable', fleet: 'blue' } }) })
    expect(summary(drained)).toMatchObject({ lost: 0, lowest: 1 })
    const cut = run({ schedule: SCHEDULES.calm, policy: script({ ...both, 80: { do: 'resize', fleet: 'blue', instances: 0 } }) })
    expect(summary(cut).lost).toBeGreaterThan(5)
  })

  it('has twice the capacity while both fleets are in', () => {
    const world = run({ schedule: SCHEDULES.calm, policy: script(both) })
    expect(capacityOf(frameAt(world, seconds(70)).sample, 6)).toBe(2)
  })

  it('shows health checks that fail apart from members who are not answered', () => {
    const world = run({ schedule: { faults: [{ node: 'blue', kind: 'slow', latency: ms(2000), from: seconds(20), to: seconds(30) }] }, policy: script({}) })
    const { blue } = frameAt(world, seconds(25)).sample.fleets
    expect([blue.healthy, blue.steadyFor, blue.answered]).toEqual([0, 0, 1])
    const wrong = run({ schedule: { faults: [{ node: 'blue', kind: 'fail', rate: 0.4, from: seconds(20), to: seconds(40) }] }, policy: script({}) })
    const sample = frameAt(wrong, seconds(35)).sample.fleets.blue
    expect(sample.healthy).toBe(6)
    expect(sample.answered).toBeCloseTo(0.6, 1)
  })

  it('takes a release for given up once green is taken out again', () => {
    const world = run({ schedule: SCHEDULES.calm, policy: script({ ...both, 70: { do: 'disable', fleet: 'green' } }) })
    expect(frameAt(world, seconds(65)).sample.wanted).toBe('green')
    expect(frameAt(world, seconds(75)).sample.wanted).toBe('blue')
  })

  it('fails in three ways without the mechanism', () => {
    expect(summary(withBaseline('off-then-on', 'leak')).lowest).toBe(0)
    expect(summary(withBaseline('burn-bridges', 'leak')).lost).toBeGreaterThan(20)
    expect(summary(withBaseline('shrunk', 'leak')).lowest).toBeCloseTo(1 / 6)
  })

  it('says what an action must be', () => {
    expect(() => run({ policy: () => ({ next: () => ({ do: 'destroy', fleet: 'blue' }) as never }) })).toThrow(/must return 'wait'.*got .*destroy/)
    expect(() => run({ policy: () => ({ next: () => ({ do: 'resize', fleet: 'blue', instances: 2.5 }) }) })).toThrow(/must return/)
    expect(() => run({ needed: 0 })).toThrow('needed must be a whole number above 0, got 0')
  })
})
