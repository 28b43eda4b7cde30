import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { number, percent } from '../../case/format.ts'
import { BASELINES, run, summary } from '../../sim/blue-green/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [...Object.values(BASELINES).map(policy => run({ policy: () => policy })), runProblem(solution)].map(world => summary(world))
  const row = (name: string, of: (numbers: (typeof runs)[number]) => string) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(of).join(' +')}\\n`))
  row('requests unanswered', ({ unanswered }) => number(unanswered))
  row('of these lost in flight', ({ lost }) => number(lost))
  row('lowest capacity', ({ lowest }) => percent(Math.floor(lowest * 100)))
  row('back after', ({ back }) => back === null ? 'never' : `${number(back)} s`)
})
