import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { number } from '../../case/format.ts'
import { carryThrough, run, summary } from '../../sim/outbox/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [run(), runProblem(solution)].map(world => summary(world))
  const row = (name: string, of: (numbers: (typeof runs)[number]) => string) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(of).join(' +')}\\n`))
  row('changes lost for good', ({ lost }) => number(lost))
  row('effects twice, or of nothing', ({ surplus }) => number(surplus))
  row('longest disagreement', ({ longest }) => `${number(longest, 1)} s`)
  expect(readme).toContain(`the ${carryThrough(solution).steps} steps that three changes take`)
  expect((1 - runs[1]!.rest) * 60).toBeCloseTo(5)
})
