import type { FaultSchedule } from '../engine/index.ts'
import type { Policy } from './index.ts'
import { describe, expect, it } from 'vitest'
import { hashTrace, minutes } from '../engine/index.ts'
import { BLIND_SPOTS, byMeans, caliperOf, counted, frameAt, judgementOf, labelOf, METRICS, run, SCHEDULES, SCORING, shiftOf, slowerBy, summary, valuesOf } from './index.ts'

/** Says the same of every canary, and remembers how often it was asked. */
function says(verdict: 'pass' | 'marginal' | 'fail') {
  const asked = { times: 0 }
  return { asked, policy: (): Policy => ({ classify: () => 'Pass', score: () => ({ score: 60, verdict: (asked.times++, verdict) }) }) }
}
const alone = { others: [] }
const plain = { direction: 'either', nanStrategy: 'remove', outliers: 'keep', mustHaveData: false, critical: false, allowedIncrease: 1, allowedDecrease: 1 } as const

describe('the shift between two samples', () => {
  // R 4.2.2: wilcox.test(x, y, conf.int = TRUE, conf.level = 0.98, exact = FALSE, correct = TRUE, tol.root = 1e-9)$conf.int,
  // and median(outer(x, y, "-")): R's own estimate is any point of the middle step, where there is one.
  it.each([
    [[10, 20, 30, 40], [1, 2, 3, 4], 6, 39, 22.5],
    [[16, 17, 23, 25, 26, 27], [10, 11, 12, 14, 19, 22], -3, 16, 7],
    [[24, 25, 29, 30, 31, 33], [11, 12, 14, 16, 17, 22], 7, 20, 13.5],
    [[19, 21, 22, 23, 24, 27, 30, 31, 34], [10, 11, 16, 17, 18, 19, 23], 3, 16, 9],
    [[12, 12, 12, 12, 12, 14, 14, 15], [10, 11, 11, 11, 11, 11, 12, 13], 1, 3, 1],
    [[12, 12, 12, 13, 14, 14, 14, 14], [10, 11, 11, 11, 11, 12, 12, 13], 0, 3, 2],
    [[13, 13, 13, 13, 13, 14, 15, 15], [10, 11, 11, 11, 12, 14], 0, 4, 2],
    [[0, 0, 1, 0, 2, 5, 3, 0, 1], [4, 0, 1, 3, 6, 2, 2, 5, 7, 1], -5, 1, -2],
    [[812, 905, 1013, 877, 951, 898, 1204, 990, 843, 921], [934, 861, 1102, 905, 889, 1007, 950], -130, 102, -15],
  ])('%j against %j is what R finds', (x, y, low, high, estimate) => {
    expect(shiftOf(y, x)).toEqual({ low, high, estimate })
  })

  it('is one number where all pairs are equally far apart: R gives none there', () => {
    expect(shiftOf([1, 1, 1], [3, 3])).toEqual({ low: 2, high: 2, estimate: 2 })
  })

  it('is mirrored when the samples are exchanged', () => {
    const [a, b] = [[3, 8, 9, 14, 20, 21], [5, 13, 17, 18, 25]]
    const { low, high, estimate } = shiftOf(a, b)
    expect(shiftOf(b, a)).toEqual({ low: -high, high: -low, estimate: -estimate })
  })
})

describe('the judge by the book', () => {
  it('takes quartiles as R does: quantile(c(2, 3, 5, 8, 13, 21, 34, 55), c(.25, .75)) is 4.5 and 24.25', () => {
    // Three ranges of 19.75 beyond them: from −54.75 to 83.5.
    expect(counted([2, 3, 5, 8, 13, 21, 34, 55], { ...plain, outliers: 'remove' })).toHaveLength(8)
    expect(counted([2, 3, 5, 8, 13, 21, 34, 84, 24.25], { ...plain, outliers: 'remove' })).not.toContain(84)
  })

  it('knows the golden cases', () => {
    expect(labelOf([1, 2, 3, 4], [10, 20, 30, 40], plain)).toBe('High')
    expect(labelOf([1, 2, 3, 4], [4, 2, 1, 3], plain)).toBe('Pass')
    expect(labelOf([100, 101, 99, 100], [110, 111, 109, 110], plain)).toBe('High')
    expect(labelOf([], [Number.NaN], plain)).toBe('Nodata')
    const half = [{ label: 'Pass', group: 'members', critical: false }, { label: 'Nodata', group: 'members', critical: false }] as const
    expect(judgementOf(half, SCORING)).toEqual({ score: 0, verdict: 'fail' })
  })
})

describe('the world of canary', () => {
  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('gives each canary a twin that has just been started too, and production is warmer than both', () => {
    const { rounds } = frameAt(run({ ...alone, noise: 0, policy: says('pass').policy }), minutes(2))
    const [production, baseline, canary] = (['production', 'baseline', 'canary'] as const).map(cluster => Math.min(...valuesOf(rounds, cluster, 'start')))
    expect(production).toBeLessThan(1000)
    expect(baseline).toBeGreaterThan(1.3 * production!)
    expect(Math.abs(canary! / baseline! - 1)).toBeLessThan(0.1)
  })

  it('shows a shift of what the build is slower by, held against the twin', () => {
    const world = run({ ...alone, noise: 0.02, second: slowerBy(0.3), policy: says('pass').policy })
    const { low, high, margin } = caliperOf(frameAt(world, minutes(60)).rounds, 'baseline', 'start')!
    expect(low).toBeGreaterThan(margin)
    expect(low).toBeLessThan(270)
    expect(high).toBeGreaterThan(270)
  })

  it('asks every six minutes, ends a canary that fails at once, and has no other way to live than to pass at the end', () => {
    const [passing, failing, between] = [says('pass'), says('fail'), says('marginal')]
    const [lives, dies, waits] = [passing, failing, between].map(({ policy }) => run({ ...alone, policy }).shown[0])
    expect([lives!.lives, lives!.ended]).toEqual([true, minutes(30)])
    expect([dies!.lives, dies!.ended]).toEqual([false, minutes(6)])
    expect([waits!.lives, waits!.ended]).toEqual([false, minutes(30)])
    expect([passing.asked.times, failing.asked.times]).toEqual([10, 2])
  })

  it('exposes nobody to a build after its verdict', () => {
    const world = run({ ...alone, policy: says('fail').policy })
    const { exposed, minutes: took } = summary(world, minutes(6))
    expect(took).toBe(6)
    expect(exposed).toBeGreaterThan(6000)
    expect(summary(world, minutes(29)).exposed).toBe(exposed)
  })

  it('fails without the mechanism: good builds are turned away, and bad ones go on', () => {
    const [twin, production] = (['baseline', 'production'] as const).map(against => summary(run({ against, policy: () => byMeans })))
    expect(twin!.caught).toBeLessThan(8)
    expect(twin!.alarms).toBeGreaterThan(10)
    expect(production!.alarms).toBeGreaterThan(17)
  })

  it('has a counter of errors begin to exist with the first error, and loses reports', () => {
    const { rounds } = run({ ...alone, policy: says('pass').policy }).shown[0]
    const errors = rounds.flatMap(({ samples }) => samples.canary.map(sample => sample.errors))
    expect(errors.some(Number.isNaN)).toBe(true)
    expect(errors).not.toContain(0)
    expect(valuesOf(rounds, 'canary', 'errors')).toHaveLength(45)
    expect(valuesOf(rounds, 'canary', 'start').length).toBeLessThan(45)
  })

  it('does as a fault tells: slow machines take longer, dead ones report nothing', () => {
    const at = (schedule: FaultSchedule) => run({ ...alone, policy: says('pass').policy, schedule }).shown[0].rounds
    const starts = (schedule: FaultSchedule, minute: number) => at(schedule)[minute / 2 - 1]!.samples.canary.map(sample => sample.start)
    expect(starts(SCHEDULES.neighbour, 20)).toEqual(starts(SCHEDULES.calm, 20).map(start => start + 400))
    expect(starts(SCHEDULES.neighbour, 26)).toEqual(starts(SCHEDULES.calm, 26))
    const dead = at({ faults: [{ node: 'canary', kind: 'down', from: minutes(0), to: minutes(30) }] })
    expect(METRICS.plays.mustHaveData).toBe(true)
    expect(valuesOf(dead, 'canary', 'plays')).toEqual([])
  })

  it('has builds of which only few values tell', () => {
    const { shown: [, few] } = run({ ...alone, noise: 0, second: BLIND_SPOTS['for-few'], policy: says('pass').policy })
    const values = few.rounds.flatMap(({ samples }) => samples.canary.map(sample => sample.start))
    const slow = values.filter(value => value > 2500).length
    expect(slow).toBeGreaterThan(0)
    expect(slow).toBeLessThan(10)
  })

  it('says what a policy must answer, and what a run is made of', () => {
    expect(() => run({ policy: () => ({ ...byMeans, classify: () => 'Good' as never }) })).toThrow(/classify\(…\) of start must return one of Pass, High.*got .*Good/)
    expect(() => run({ policy: () => ({ ...byMeans, score: () => ({ score: 120, verdict: 'pass' }) }) })).toThrow(/score from 0 to 100.*got .*120/)
    expect(() => run({ against: 'canary' as never })).toThrow('against must be one of baseline, production, got "canary"')
    expect(() => run({ instances: 0 })).toThrow('instances must be a whole number above 0, got 0')
  })
})
