import type { Judgement, Label, MetricConfig, Result, Run, ScoreConfig } from '../../sim/canary/index.ts'
import { describe, it } from 'vitest'
import { counted, judgementOf, LABELS, labelOf, RULES, run, SCHEDULES, shiftOf, summary } from '../../sim/canary/index.ts'
import { createChance, frozen, hashTrace, show } from '../../sim/engine/index.ts'
import { SEEDS, Transcript } from '../runner/transcript.ts'
import { classify, score } from './problem.ts'

const NONE = Number.NaN
/** Whatever is different counts, and nothing is taken out but what is missing. */
const CONFIG: MetricConfig = { direction: 'either', nanStrategy: 'remove', outliers: 'keep', mustHaveData: false, critical: false, allowedIncrease: 1, allowedDecrease: 1 }

/** A call in the words of the transcript: both samples, and what of the configuration is not as usual. */
function inWords(control: readonly number[], experiment: readonly number[], config: Partial<MetricConfig>): string {
  const list = (values: readonly number[]) => `[${values.map(value => Number.isNaN(value) ? 'NaN' : value).join(', ')}]`
  return `classify(${list(control)}, ${list(experiment)}${Object.keys(config).length ? `, ${show(config)}` : ''})`
}
/** Asks about two samples. What is handed out is fresh, so that an answer may sort it. */
function ask(transcript: Transcript, control: readonly number[], experiment: readonly number[], config: Partial<MetricConfig>, expected: Label, because: string) {
  transcript.expect(0, inWords(control, experiment, config), () => classify([...control], [...experiment], frozen({ ...CONFIG, ...config })), expected, because, classify)
}
/** A sample turned around 100: what was above the other is below it. */
const mirrored = (values: readonly number[]) => values.map(value => 100 - value)
const OLD = [1, 2, 3, 4]
const NEW = [10, 20, 30, 40]

describe('one metric', () => {
  it('goes by the interval of the shift, not by two means', () => {
    const transcript = new Transcript({ schedule: 'a few values each' })
    ask(transcript, OLD, NEW, {}, 'High', 'all pairs are 6 to 39 apart, with 22.5 in the middle: even 6 is more than a quarter of that')
    ask(transcript, OLD, [...OLD], {}, 'Pass', 'the same values')
    ask(transcript, OLD, [4, 3, 2, 1], {}, 'Pass', 'the same values in another order')
    ask(transcript, OLD, [1, 3, 4, 8], {}, 'Pass', 'the means differ by half, and so few values may do that by chance: the lowest pair is −3 apart')
    ask(transcript, [100, 101, 99, 100, 102, 98], [110, 111, 109, 110, 112, 108], {}, 'High', 'a tenth more, and so steady that no pair is less than 6 apart')
    ask(transcript, OLD, [6, 15, 16, 17], {}, 'Pass', 'the lowest of all sixteen pairs is 6 − 4: only 2, and the middle is 12.5. Pairs are in order as numbers, not as text')
  })

  it('minds the direction that is bad, and a fall as much as a rise', () => {
    const transcript = new Transcript({ schedule: 'directions' })
    ask(transcript, NEW, OLD, {}, 'Low', 'the same case turned around: from −39 to −6')
    ask(transcript, OLD, NEW, { direction: 'increase' }, 'High', 'more is bad, and it is more')
    ask(transcript, OLD, NEW, { direction: 'decrease' }, 'Pass', 'only less would be bad')
    ask(transcript, NEW, OLD, { direction: 'decrease' }, 'Low', 'less is bad, and it is less')
    ask(transcript, NEW, OLD, { direction: 'increase' }, 'Pass', 'only more would be bad')
  })

  it('takes for the estimate the median of all pairs', () => {
    const transcript = new Transcript({ schedule: 'where estimates part' })
    ask(transcript, [12, 13, 14, 20], [23, 25, 26, 31], {}, 'High', 'the median of the sixteen pairs is 11.5; the medians themselves are 12 apart')
    ask(transcript, [10, 16, 18, 19], [21, 24, 25, 29], {}, 'Pass', 'the median of the pairs is 8; the medians themselves are 7.5 apart')
    ask(transcript, [11, 20, 21, 22], [24, 26, 27, 32], {}, 'High', 'the median of the pairs is 6.5; the means are 8.75 apart')
  })

  it('wants the interval beyond a quarter of the estimate, not at it', () => {
    const transcript = new Transcript({ schedule: 'just there' })
    ask(transcript, OLD, [8, 18, 19, 20], {}, 'Pass', 'the estimate is 16 and the low end 4, which is just a quarter')
    ask(transcript, OLD, [9, 18, 19, 20], {}, 'High', 'the low end is 5, and a quarter of 16 is 4')
    ask(transcript, mirrored(OLD), mirrored([8, 18, 19, 20]), {}, 'Pass', 'the same turned around: the estimate is −16, the high end −4, and the margin 4 on either side of 0: just there is not beyond')
    ask(transcript, mirrored(OLD), mirrored([9, 18, 19, 20]), {}, 'Low', 'the high end is −5, and beyond −4')
    ask(transcript, [11, 12, 13, 16], [17, 19, 20, 21], {}, 'Pass', 'above 0, but only by 1, and the estimate is 6.5')
  })

  it('holds with 98%, both sides together, and with the correction of half a pair', () => {
    const transcript = new Transcript({ schedule: 'six values each' })
    ask(transcript, [10, 11, 12, 14, 19, 22], [16, 17, 23, 25, 26, 27], {}, 'Pass', 'the low end is the third pair from below; with 95% it would be the sixth')
    ask(transcript, [11, 12, 14, 16, 17, 22], [24, 25, 29, 30, 31, 33], {}, 'High', 'the low end is the third pair from below; with 99% it would be the second')
    ask(transcript, [15, 16, 17, 18, 19, 21], [20, 21, 24, 25, 26, 30], {}, 'Pass', 'the third pair from below; without the half it would be the fourth')
    ask(transcript, [10, 11, 16, 17, 18, 19, 23], [19, 21, 22, 23, 24, 27, 30, 31, 34], {}, 'High', 'of 63 pairs the tenth from below: c is 53.98, rounded up to 54, and with a little more than the half it would be 55')
    ask(transcript, mirrored([10, 11, 12, 14, 19, 22]), mirrored([16, 17, 23, 25, 26, 27]), {}, 'Pass', 'the same from above')
    ask(transcript, mirrored([11, 12, 14, 16, 17, 22]), mirrored([24, 25, 29, 30, 31, 33]), {}, 'Low', 'the same from above')
  })

  it('makes the interval narrower where values are tied within a sample', () => {
    const transcript = new Transcript({ schedule: 'many equal values' })
    ask(transcript, [10, 11, 11, 11, 11, 11, 12, 13], [12, 12, 12, 12, 12, 14, 14, 15], {}, 'High', 'equal values leave ranks less room: σ shrinks by their ties')
    ask(transcript, [10, 11, 11, 11, 11, 12, 12, 13], [12, 12, 12, 13, 14, 14, 14, 14], {}, 'Pass', 'only ties within one sample count: shifted, the two share no values')
    ask(transcript, [10, 11, 11, 11, 12, 14], [13, 13, 13, 13, 13, 14, 15, 15], {}, 'Pass', 'c is just above a whole number, and rounded up: with a little less than the half pair it would be one less')
  })

  it('takes missing values out, or makes them 0', () => {
    const transcript = new Transcript({ schedule: 'missing values' })
    ask(transcript, [1, NONE, 2, 3, 4], [10, 20, NONE, 30, 40], {}, 'High', 'what is left is the first case of all')
    ask(transcript, [NONE, 2, NONE, 1, NONE, NONE], [4, 6, 5, 7, 2, 5], { nanStrategy: 'replace' }, 'High', 'a counter that does not exist has counted nothing: four zeros')
    ask(transcript, [NONE, 2, NONE, 1, NONE, NONE], [4, 6, 5, 7, 2, 5], {}, 'Pass', 'only two values are left: too few to tell')
    ask(transcript, [5, 6, 7, 8, 9], [NONE, NONE, NONE, 9, 8], {}, 'Pass', 'left out, what is missing is not less')
    ask(transcript, [0, 0, 0, 0], [0, 0, 0, NONE], { nanStrategy: 'replace' }, 'Pass', 'nothing and nothing')
  })

  it('takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to', () => {
    const transcript = new Transcript({ schedule: 'outliers' })
    const [calm, risen] = [[10, 11, 12, 13, 14, 15], [20, 21, 21, 22, 22, 23, 23, 24, 1, 2]]
    ask(transcript, calm, risen, {}, 'Pass', 'kept, two values far below stretch the interval over 0')
    ask(transcript, calm, risen, { outliers: 'remove' }, 'High', 'the quartiles are 20.25 and 22.75: what is below 12.75 is out')
    ask(transcript, [...calm, 18, 34, 35], [20, 21, 22, 23, 24, 25], { outliers: 'remove' }, 'Pass', 'the quartiles are 12 and 18, six apart: up to 36 stays, and the old build was as slow')
    ask(transcript, [10, 11, 11, 12, 12, 13, 13, 14, 60, 70], [20, 21, 22, 23], { outliers: 'remove' }, 'High', 'the old build has outliers too: above 20.75 is out')
  })

  it('draws quartiles out between two values, and keeps what lies at the fence', () => {
    const transcript = new Transcript({ schedule: 'at the fence' })
    const [old, most] = [[13, 14, 15, 16], [21, 21, 21, 22, 23, 23, 23, 23]]
    ask(transcript, [12, 13, 14], [11, 20, 24, 24, 24, 24], { outliers: 'remove' }, 'High', 'the lower quartile is a quarter of the way from 20 to 24, at 21: with 24 for the upper one, below 12 is out')
    ask(transcript, mirrored([12, 13, 14]), mirrored([11, 20, 24, 24, 24, 24]), { outliers: 'remove' }, 'Low', 'the upper quartile is as far on its way')
    ask(transcript, old, [15, ...most], { outliers: 'remove' }, 'Pass', 'quartiles 21 and 23: 15 is three ranges below, and not beyond that')
    ask(transcript, old, [14, ...most], { outliers: 'remove' }, 'High', '14 is beyond')
    ask(transcript, mirrored(old), mirrored([15, ...most]), { outliers: 'remove' }, 'Pass', 'the same turned around')
    ask(transcript, mirrored(old), mirrored([14, ...most]), { outliers: 'remove' }, 'Low', 'the same turned around')
    ask(transcript, [NONE, 0, NONE, 0], [1, 2, 2, 3, 8], { outliers: 'remove', nanStrategy: 'replace' }, 'High', 'missing values are made 0 first. Both quartiles are 0 then, and so is the fence: all four stay')
  })

  it('says so where there are no values', () => {
    const transcript = new Transcript({ schedule: 'no data' })
    ask(transcript, [], [], {}, 'Nodata', 'neither has reported anything')
    ask(transcript, OLD, [NONE, NONE], {}, 'Nodata', 'all values of the new build are missing')
    ask(transcript, [NONE], NEW, {}, 'Nodata', 'all values of the old build are missing')
    ask(transcript, OLD, [NONE], { mustHaveData: true }, 'NodataFail', 'it must have data, and has none')
    ask(transcript, OLD, [NONE], { mustHaveData: true, critical: true }, 'Nodata', 'a critical metric fails everything as it is')
    ask(transcript, [], NEW, { nanStrategy: 'replace' }, 'Pass', 'where missing means 0, nothing reported is nothing counted')
    ask(transcript, OLD, [], { nanStrategy: 'replace', mustHaveData: true, outliers: 'remove' }, 'Pass', 'the same, whatever else is asked for')
  })

  it('forgives a change whose means are within what is allowed', () => {
    const transcript = new Transcript({ schedule: 'effect sizes' })
    ask(transcript, OLD, NEW, { allowedIncrease: 10.5 }, 'Pass', 'the means are 25 and 2.5: ten times as much, and 10.5 times is allowed')
    ask(transcript, OLD, NEW, { allowedIncrease: 10 }, 'High', 'ten times is where it begins to count')
    ask(transcript, NEW, OLD, { allowedDecrease: 0.05 }, 'Pass', 'a tenth, and a twentieth is allowed')
    ask(transcript, NEW, OLD, { allowedDecrease: 0.1 }, 'Low', 'a tenth is where it begins to count')
    ask(transcript, [1, 2, 3, 4, NONE], [10, 20, 30, 40, NONE], { allowedIncrease: 9 }, 'High', 'the means of what counts, without what is missing')
    ask(transcript, NEW, OLD, { allowedIncrease: 5 }, 'Low', 'what is allowed of a rise says nothing about a fall')
  })
})

const SCORING: ScoreConfig = { weights: { members: 80, system: 20 }, pass: 75, marginal: 50 }
const of = (group: string, ...labels: readonly (Label | `critical ${Label}`)[]): Result[] =>
  labels.map(label => ({ group, label: label.replace('critical ', '') as Label, critical: label.startsWith('critical') }))
const rounded = ({ score, verdict }: Judgement) => `${verdict} at ${Math.round(score * 100) / 100}`
function add(transcript: Transcript, results: readonly Result[], expected: string, because: string, config: ScoreConfig = SCORING) {
  const words = results.map(({ group, label, critical }) => `${group} ${critical ? 'critical ' : ''}${label}`).join(', ')
  const bounds = config === SCORING ? '' : `; ${show(config)}`
  transcript.expect(0, `score: ${words}${bounds}`, () => rounded(score(results.map(result => ({ ...result })), frozen(config))), expected, because, score)
}

describe('all metrics', () => {
  it('are weighed by their groups', () => {
    const transcript = new Transcript({ schedule: 'members count 80, the system 20' })
    add(transcript, [...of('members', 'Pass', 'Pass'), ...of('system', 'Pass')], 'pass at 100', 'all pass')
    add(transcript, [...of('members', 'Pass', 'High'), ...of('system', 'Pass')], 'marginal at 60', 'half of 80, and 20')
    add(transcript, [...of('members', 'Pass', 'Pass', 'Pass', 'Pass'), ...of('system', 'Low')], 'pass at 80', 'a group counts as much as it weighs, however many metrics it has')
    add(transcript, [...of('members', 'High', 'Low', 'Low', 'Pass'), ...of('system', 'Pass')], 'fail at 40', 'a quarter of 80, and 20')
    add(transcript, [...of('members', 'Pass'), ...of('system', 'High', 'Pass', 'Pass')], 'pass at 93.33', 'High and Low are both no Pass')
  })

  it('meet two thresholds that count as reached', () => {
    const transcript = new Transcript({ schedule: 'at the thresholds' })
    const quarters: ScoreConfig = { weights: { all: 100 }, pass: 75, marginal: 50 }
    add(transcript, of('all', 'Pass', 'Pass', 'Pass', 'High'), 'pass at 75', '75 is enough', quarters)
    add(transcript, of('all', 'Pass', 'Pass', 'Low', 'High'), 'marginal at 50', '50 is enough', quarters)
    add(transcript, of('all', 'Pass', 'Low', 'Low', 'High'), 'fail at 25', 'less than 50', quarters)
    add(transcript, of('all', 'Pass', 'Pass', 'Pass', 'High'), 'marginal at 75', 'the thresholds are those that are given', { ...quarters, pass: 95, marginal: 75 })
  })

  it('are worth nothing when a critical one does not pass', () => {
    const transcript = new Transcript({ schedule: 'critical metrics' })
    add(transcript, [...of('members', 'critical High', 'Pass'), ...of('system', 'Pass')], 'fail at 0', 'what members feel is not made up for by the rest')
    add(transcript, [...of('members', 'critical Low', 'Pass'), ...of('system', 'Pass')], 'fail at 0', 'Low is no Pass either')
    add(transcript, [...of('members', 'critical Nodata', 'Pass', 'Pass'), ...of('system', 'Pass')], 'fail at 0', 'nobody knows whether it is well')
    add(transcript, [...of('members', 'critical Pass', 'High'), ...of('system', 'Pass')], 'marginal at 60', 'the critical one passes, and the other is not critical')
  })

  it('leave out what has no data, and say nothing once that is half of them', () => {
    const transcript = new Transcript({ schedule: 'metrics without data' })
    add(transcript, [...of('members', 'Pass', 'High', 'Nodata'), ...of('system', 'Pass')], 'marginal at 60', 'one of the two that have data passes')
    add(transcript, [...of('members', 'Pass', 'Pass'), ...of('system', 'Nodata')], 'pass at 100', 'a group without any data holds nothing against the build')
    add(transcript, [...of('members', 'Pass', 'Nodata'), ...of('system', 'Pass', 'Nodata')], 'fail at 0', 'two of four: half is too much')
    add(transcript, [...of('members', 'Pass', 'Pass', 'Nodata'), ...of('system', 'Pass', 'Nodata')], 'pass at 100', 'two of five is less than half')
    add(transcript, [...of('members', 'Pass', 'Pass', 'NodataFail', 'NodataFail'), ...of('system', 'NodataFail')], 'fail at 40', 'NodataFail is a metric that failed, not one that is left out')
  })
})

/** Samples of all kinds: quiet and loud, tied and not, with gaps and with spikes. */
function random(seed: number, i: number) {
  const chance = createChance(seed).fork(`case ${i}`)
  const wide = chance.pick([2, 6, 20, 60])
  const sample = (lift: number) => Array.from({ length: chance.int(0, 9) + chance.pick([0, 4]) }, () =>
    chance.happens(0.1) ? NONE : 20 + lift + chance.int(0, wide) + (chance.happens(0.06) ? 300 : 0))
  const config: MetricConfig = {
    direction: chance.pick(['increase', 'decrease', 'either']),
    nanStrategy: chance.pick(['remove', 'replace']),
    outliers: chance.pick(['keep', 'remove']),
    mustHaveData: chance.happens(0.5),
    critical: chance.happens(0.3),
    allowedIncrease: chance.pick([1, 1, 1.2]),
    allowedDecrease: chance.pick([1, 1, 0.8]),
  }
  return { control: sample(0), experiment: sample(chance.pick([-18, -6, 0, 6, 18, 60])), config }
}

const seen = new Map<number, Run>()
function fresh(transcript: Transcript, seed: number): Run {
  return run({ seed, schedule: SCHEDULES.calm, policy: () => ({
    classify: (control, experiment, config) => transcript.call(0, 'classify', () => classify([...control], [...experiment], config)),
    score: (results, config) => transcript.call(0, 'score', () => score(results.map(result => ({ ...result })), config)),
  }) })
}
/** The world with the learner's judge in it, run once for all checks that look at it. */
function judged(transcript: Transcript, seed: number): Run {
  const world = seen.get(seed) ?? fresh(transcript, seed)
  seen.set(seed, world)
  return world
}

describe('a judge', () => {
  it.each(SEEDS)('labels whatever it is given as R and the rules do (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'random samples' })
    for (let i = 0; i < 150; i++) {
      const { control, experiment, config } = random(seed, i)
      ask(transcript, control, experiment, config, labelOf(control, experiment, config), reasonOf(control, experiment, config))
    }
  })

  it('adds whatever it is given up as the rules do', () => {
    const transcript = new Transcript({ seed: 13, schedule: 'random labels' })
    for (let i = 0; i < 200; i++) {
      const chance = createChance(13).fork(`labels ${i}`)
      const heavy = chance.pick([50, 60, 75, 90])
      const results = Array.from({ length: chance.int(1, 7) }, (): Result => ({ group: chance.pick(['members', 'system']), label: chance.happens(0.6) ? 'Pass' : chance.pick(LABELS), critical: chance.happens(0.08) }))
      const config: ScoreConfig = { weights: { members: heavy, system: 100 - heavy }, pass: chance.pick([75, 95]), marginal: chance.pick([50, 75]) }
      add(transcript, results, rounded(judgementOf(results, config)), 'by the rules of the README', config)
    }
  })

  it.each(SEEDS)('turns all of eight bad builds away, and at most one of twenty good ones (%s)', (_, seed) => {
    const transcript = new Transcript({ seed, schedule: 'twenty-eight builds, half an hour each' })
    const world = judged(transcript, seed)
    const { caught, alarms } = summary(world)
    const missed = world.others.filter(({ build, lives }) => build.bad && lives).map(({ build }) => build.id)
    const lost = world.others.filter(({ build, lives }) => !build.bad && !lives).map(({ build }) => build.id)
    transcript.hold(caught === 8, `${caught} of 8 bad builds are turned away; ${missed.join(', ')} goes on`, 'all of them')
    transcript.hold(alarms <= 1, `${alarms} of 20 good builds are turned away: ${lost.join(', ')}`, 'one at most')
  })

  it('leaves what it is given as it was, and says the same again', () => {
    const transcript = new Transcript({ seed: 7, schedule: 'before and after' })
    const [control, experiment] = [[3, 1, NONE, 2], [40, 10, 30, 20]]
    transcript.call(0, 'classify', () => classify(control, experiment, frozen(CONFIG)))
    transcript.hold(show([control, experiment]) === show([[3, 1, NONE, 2], [40, 10, 30, 20]]), `the samples after the call are ${show([control, experiment])}`, 'the same as before it: they belong to who asks, and the next metric needs their order')
    const first = hashTrace(judged(transcript, 7).trace)
    const second = hashTrace(fresh(transcript, 7).trace)
    transcript.tell(`first run: trace ${first}`)
    transcript.hold(first === second, `second run: trace ${second}`, 'the same trace: a verdict depends on the samples alone')
  })
})

/** Why a random case has the label that it has. */
function reasonOf(control: readonly number[], experiment: readonly number[], config: MetricConfig): string {
  const label = labelOf(control, experiment, config)
  if (label === 'Nodata' || label === 'NodataFail')
    return 'no values are left of one of them'
  const [old, recent] = [counted(control, config), counted(experiment, config)]
  const shift = old.length > 0 && recent.length > 0 ? `; of the shift: ${Object.entries(shiftOf(old, recent)).map(([name, value]) => `${name} ${value}`).join(', ')}` : ''
  return `by the rules of the README, in their order (the values that count are ${show(old)} and ${show(recent)}; z is ${RULES.z.toFixed(6)}${shift})`
}
