import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { number } from '../../case/format.ts'
import { BASELINES, run, summary } from '../../sim/strangler/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [...Object.values(BASELINES).map(policy => run({ policy })), runProblem(solution)].map(world => summary(world))
  const row = (name: string, of: (numbers: (typeof runs)[number]) => string) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(of).join(' +')}\\n`))
  row('wrong answers seen', ({ wrong }) => number(wrong))
  row('writes done twice', ({ twice }) => number(twice))
  row('sent to and fro', ({ flipped }) => number(flipped))
  row('duties moved', ({ moved }) => number(moved))
})

it('gives what the notes say', () => {
  expect(summary(run({ policy: BASELINES['big-switch'] })).wrong).toBeGreaterThan(160)
  expect(summary(run({ policy: BASELINES['copy-all'] })).twice).toBeGreaterThan(1000)
  const moving = runProblem(solution)
  const back = moving.trace.filter(event => event.type === 'step' && event.duty === 'queue' && event.from === 'half')
  expect(back[0]).toMatchObject({ stage: 'shadow' })
  const first = moving.calls.find(({ duty, agrees, start }) => duty === 'queue' && agrees === false && start <= back[0]!.t)!
  expect(back[0]!.t - first.start).toBeLessThan(1000)
})
