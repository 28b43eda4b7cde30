import type { Build } from '../../sim/canary/index.ts'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { fact } from '../../case/index.ts'
import { number } from '../../case/format.ts'
import { BLIND_SPOTS, byMeans, run, SCHEDULES, summary } from '../../sim/canary/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import { solutionOf } from '../runner/texts.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')

it('gives what the README promises', () => {
  const means = (against: 'production' | 'baseline') => run({ against, policy: () => byMeans })
  const numbers = [means('production'), means('baseline'), runProblem(solution)].map(world => summary(world))
  const row = (name: string, of: (numbers: { caught: number, alarms: number }) => number) => expect(readme).toMatch(new RegExp(`\\n${name} +${numbers.map(of).join(' +')}\\n`))
  row('bad builds caught, of 8', ({ caught }) => caught)
  row('good ones turned away', ({ alarms }) => alarms)
})

/**
 * Wilson's interval of 95% for a share (R: `prop.test(k, n, correct = FALSE)`), in percent.
 * @param k of n
 */
function wilson(k: number, n: number): [number, number] {
  const z = 1.959964
  const middle = (k + z * z / 2) / (n + z * z)
  const half = z / (n + z * z) * Math.sqrt(k * (n - k) / n + z * z / 4)
  return [100 * (middle - half), 100 * (middle + half)]
}

describe('the judge over sixty seeds', () => {
  const SEEDS = 60
  const runs = Array.from({ length: SEEDS }, (_, i) => summary(runProblem(solution, { seed: i + 1 })))
  const all = (of: (numbers: (typeof runs)[number]) => number) => runs.reduce((sum, numbers) => sum + of(numbers), 0)

  it('catches as many bad builds as slides and README say, with the interval that they say', () => {
    const caught = all(numbers => numbers.caught)
    expect(fact('canary-caught').text).toBe(`${number(caught)} of ${number(8 * SEEDS)}`)
    expect(readme).toContain(`${number(caught)} of ${number(8 * SEEDS)} bad builds`)
    expect([fact('canary-power').value, fact('canary-power').to]).toEqual(wilson(caught, 8 * SEEDS).map(share => Math.round(share * 10) / 10))
  })

  it('turns as few good ones away, and never more than one of twenty', () => {
    const alarms = all(numbers => numbers.alarms)
    expect(Math.max(...runs.map(numbers => numbers.alarms))).toBeLessThanOrEqual(1)
    expect(fact('canary-alarms').text).toBe(`${number(alarms)} of ${number(20 * SEEDS)}`)
    expect(readme).toContain(`${number(alarms)} of ${number(20 * SEEDS)} good ones`)
    expect([fact('canary-alarm-rate').value, fact('canary-alarm-rate').to]).toEqual(wilson(alarms, 20 * SEEDS).map(share => Math.round(share * 10) / 10))
  })
})

it('is blind to what slides say that it is blind to', () => {
  const turnedAway = (build: Build) => runProblem(solution, { others: Array.from({ length: 200 }, () => build) }).others.filter(({ lives }) => !lives).length
  expect(fact('canary-blind-little').text).toBe(`${turnedAway(BLIND_SPOTS['a-little'])} of 200`)
  expect(fact('canary-blind-few').text).toBe(`${turnedAway(BLIND_SPOTS['for-few'])} of 200`)
  const blamed = Array.from({ length: 60 }, (_, i) => runProblem(solution, { seed: i + 1, schedule: SCHEDULES.neighbour, others: [] }).shown[0]).filter(({ lives }) => !lives).length
  expect(fact('canary-blind-neighbour').text).toBe(`${blamed} of 60`)
})

describe('right answers in other styles', async () => {
  const grader = openGrader('canary', { reuse: true })
  afterAll(() => grader.close())
  const source = await solutionOf('canary')
  const rewritten: Record<string, (text: string) => string> = {
    'a quantile as most remember it': text => text.replace('const Z = 2.326348', 'const Z = 2.326'),
    'pairs collected in a loop and sorted with a comparator': text => text.replace('const pairs = sorted(experiment.flatMap(e => control.map(c => e - c)))', 'const pairs: number[] = []\n  for (const e of experiment) { for (const c of control) pairs.push(e - c) }\n  pairs.sort((a, b) => a - b)'),
    'arrow functions, an enum and a class': text => `${text.replace('export function classify(', 'enum Side { Rise = \'High\', Fall = \'Low\' }\nclass Judge { static readonly sides = Side }\nconst label = (').replace('config: MetricConfig): Label {\n  const [old', 'config: MetricConfig): Label => {\n  const [old').replace('return \'High\'', 'return Judge.sides.Rise').replace('return \'Low\'', 'return Judge.sides.Fall')}\nexport { label as classify }\n`,
    'a score rounded to two decimals, as Kayenta has it': text => text.replace('return { score: total,', 'return { score: Math.round(total * 100) / 100,'),
  }
  it.each(Object.keys(rewritten))('%s', async (name) => {
    const text = rewritten[name]!(source)
    expect(text).not.toBe(source)
    const verdict = await grader.grade(text)
    expect(verdict.checks.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })
})
