import type { Call, Duty, Policy, Stage, State, Way } from './index.ts'
import { describe, expect, it } from 'vitest'
import { hashTrace, ms, seconds } from '../engine/index.ts'
import { BASELINES, DUTIES, frameAt, run, SCHEDULES, summary } from './index.ts'

const calm = SCHEDULES.calm
/** A policy that moves ratings at these seconds, and routes reads by the state alone. */
function script(stages: Record<number, Stage>, way: (call: Call, state: State) => Way = ({ duty }, state) => ({ to: state[duty].share === 100 ? 'new' : 'old', shadow: false })): () => Policy {
  return () => {
    let tick = 0
    return { route: way, promote: () => [stages[tick++]].flatMap(stage => stage ? [{ duty: 'ratings' as const, stage }] : []) }
  }
}
const owned = ({ duty, kind }: Call, state: State): Way => ({ to: kind === 'write' ? state[duty].owner : state[duty].share === 100 ? 'new' : 'old', shadow: kind === 'read' && state[duty].stage !== 'old' })

describe('the world of strangler', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('counts what became of every call once', () => {
    const { calls, samples } = run()
    const { right, wrong, twice, lost } = samples.at(-1)!.counts
    expect(right + wrong + twice + lost).toBe(calls.filter(({ start }) => start < samples.at(-1)!.t).length)
  })

  it('answers rightly while nothing moves', () => {
    expect(summary(run({ policy: script({}) }))).toMatchObject({ wrong: 0, twice: 0, lost: 0, flipped: 0, moved: 0 })
  })

  it('compares the copies of reads, and tells what differed', () => {
    const wrong = { faults: [{ node: 'ratings', kind: 'fail', rate: 0.5, from: seconds(40), to: seconds(60) }] } as const
    const world = run({ schedule: wrong, policy: script({ 10: 'shadow' }, owned) })
    expect(frameAt(world, seconds(30)).sample.duties.ratings).toMatchObject({ differed: 0 })
    const { compared, differed } = frameAt(world, seconds(55)).sample.duties.ratings
    expect(differed / compared).toBeCloseTo(0.5, 0)
    expect(summary(world).wrong).toBe(0)
    expect(frameAt(world, seconds(75)).sample.duties.ratings.differed).toBe(0)
  })

  it('loses a write to the one that does not own the data, and does a copied one twice', () => {
    const lost = run({ schedule: calm, policy: script({ 10: 'reads' }) })
    expect(summary(lost).lost).toBeGreaterThan(100)
    expect(lost.calls.filter(({ outcome }) => outcome === 'lost').every(({ kind, to }) => kind === 'write' && to === 'new')).toBe(true)
    const twice = run({ schedule: calm, policy: script({ 10: 'shadow' }, ({ duty }, state) => ({ to: 'old', shadow: state[duty].stage === 'shadow' })) })
    expect(summary(twice).twice).toBe(twice.calls.filter(({ start, duty, kind }) => start >= seconds(10) && duty === 'ratings' && kind === 'write').length)
  })

  it('has nobody to answer from deleted code, which does not come back', () => {
    const world = run({ schedule: calm, policy: script({ 10: 'gone', 20: 'old' }, () => ({ to: 'old', shadow: false })) })
    expect(frameAt(world, seconds(30)).sample.duties.ratings.stage).toBe('gone')
    expect(summary(world).wrong).toBeGreaterThan(100)
  })

  it('counts a member who is sent back, unless the duty was taken back', () => {
    const back = run({ schedule: calm, policy: script({ 10: 'reads', 60: 'shadow' }, owned) })
    expect(summary(back).flipped).toBe(0)
    const turns = run({ schedule: calm, policy: script({ 10: 'reads' }, ({ kind }, state) => ({ to: kind === 'read' && state.ratings.stage === 'reads' && state.ratings.heldFor % 2000 < 1000 ? 'new' : 'old', shadow: false })) })
    expect(summary(turns).flipped).toBeGreaterThan(20)
  })

  it('fails in three ways without the mechanism', () => {
    const of = (name: keyof typeof BASELINES) => summary(run({ policy: BASELINES[name] }))
    expect(of('big-switch').wrong).toBeGreaterThan(100)
    expect(of('copy-all').twice).toBeGreaterThan(1000)
    expect(of('dice').flipped).toBeGreaterThan(50)
  })

  it('measures how long members got wrong answers', () => {
    const { longest } = summary(run({ policy: BASELINES['big-switch'] }))
    expect(longest).toBeGreaterThan(85)
    expect(longest).toBeLessThanOrEqual(90)
  })

  it('says what an answer must be', () => {
    expect(() => run({ policy: () => ({ route: () => 'new' as never, promote: () => [] }) })).toThrow(/route\(…\) of a (read|write) of \w+ must return \{ to:.*got .*new/)
    expect(() => run({ policy: () => ({ route: () => ({ to: 'old', shadow: false }), promote: () => [{ duty: 'ratings' as Duty, stage: 'done' as Stage }] }) })).toThrow(/promote\(…\) at 0 ms must return a list of \{ duty, stage \}.*done/)
    expect(() => run({ members: 0 })).toThrow('members must be a whole number above 0, got 0')
    expect(() => run({ schedule: { faults: [{ node: 'mail', kind: 'down', from: ms(0), to: ms(9) }] } })).toThrow(/mail/)
    expect(DUTIES).toHaveLength(8)
  })
})
