import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { onePool, run, summary } from '../../sim/cascade/index.ts'
import { seconds } from '../../sim/engine/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('the reference reaches the numbers that the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const [shared, walls] = [run({ policy: onePool }), runProblem(solution)].map(world => summary(world, seconds(10), seconds(30)))
  const percent = (share: number) => `${Math.floor(share * 100)}%`
  for (const [id, name] of [['playback', 'plays'], ['search', 'searches'], ['account', 'account pages'], ['ratings', 'ratings']] as const)
    expect(readme).toMatch(new RegExp(`\\n${name} +${percent(shared![id]!)} +${percent(walls![id]!)}\\n`))
})
