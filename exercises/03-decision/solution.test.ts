import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { run, territories } from '../../sim/decision/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('the reference draws the map that the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const maps = [run(), runProblem(solution)]
  const row = (name: string, values: readonly (string | number)[]) => expect(readme).toMatch(new RegExp(`\\n${name} +${values.join(' +')}\\n`))
  const [before, after] = maps.map(territories)
  for (const [i, { id }] of before!.entries())
    row(`map owned by ${id}`, [before!, after!].map(owned => `${Math.round(owned[i]!.share * 100)}%`))
  const startUp = maps.map(({ companies }) => companies.find(({ id }) => id === 'start-up')!.decision)
  row('the start-up gets', startUp.map(({ ranking }) => ranking[0]!.id))
  row('weights that turn it', startUp.map(({ flips }) => flips.length || 'none named'))
  expect(new Set(startUp[1]!.flips.map(({ at }) => at))).toEqual(new Set([4]))
})
