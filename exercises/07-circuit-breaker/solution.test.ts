import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noBreaker, ReferenceBreaker, run, SCHEDULES, summary } from '../../sim/circuit-breaker/index.ts'
import { hashTrace, seconds } from '../../sim/engine/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

describe('the reference answer', () => {
  it.each(Object.entries(SCHEDULES))('runs the world as the rules spelt out do, to the last byte: %s', (_, schedule) => {
    for (const seed of [1, 2, 3]) {
      const spelt = run({ seed, schedule, policy: () => new ReferenceBreaker() })
      expect(hashTrace(runProblem(solution, { seed, schedule }).trace)).toBe(hashTrace(spelt.trace))
    }
  })

  it('reaches the numbers that the README promises', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const row = (given: ReturnType<typeof summary>) => [given.plays, given.rows].map(share => `${Math.round(share * 100)}%`)
    const [plays, rows] = row(summary(run({ policy: noBreaker }), seconds(10), seconds(40)))
    const [playsWith, rowsWith] = row(summary(runProblem(solution), seconds(10), seconds(40)))
    expect(readme).toMatch(new RegExp(`without a breaker +${plays} +${rows}\\n`))
    expect(readme).toMatch(new RegExp(`with yours +${playsWith} +${rowsWith}, from the cache\\n`))
  })
})
