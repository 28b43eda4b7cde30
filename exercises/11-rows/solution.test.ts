import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { referencePolicy, run, SCHEDULES, scoreEverything, summary } from '../../sim/rows/index.ts'
import { hashTrace } from '../../sim/engine/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

describe('the reference answer', () => {
  it.each(Object.entries(SCHEDULES))('runs the world as the rules spelt out do, to the last byte: %s', (_, schedule) => {
    const spelt = run({ seed: 2, schedule, policy: () => referencePolicy })
    expect(hashTrace(runProblem(solution, { seed: 2, schedule }).trace)).toBe(hashTrace(spelt.trace))
  })

  it('reaches the numbers that the README promises', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const row = (given: ReturnType<typeof summary>) => [given.shown, given.fit].map(share => `${Math.round(share * 100)}%`).join(' +')
    expect(readme).toMatch(new RegExp(`page load +${row(summary(run({ policy: scoreEverything })))}\\n`))
    expect(readme).toMatch(new RegExp(`yours +${row(summary(runProblem(solution)))}\\n`))
  })
})
