import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { minutes } from '../../sim/engine/index.ts'
import { dnsFailover, run, summary } from '../../sim/evacuation/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

describe('the reference answer', () => {
  it('reaches the numbers that the README promises', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const promised = (row: string) => new RegExp(`^${row} +(\\S+) +(\\S+) +(\\S+(?: min)?) +(\\S+)$`, 'm').exec(readme)!.slice(1)
    const percent = (share: number) => `${Math.floor(share * 100)}%`
    const numbers = (evening: ReturnType<typeof run>) => {
      const { answered, elsewhere, minutes: took, fullest } = summary(evening, minutes(20), minutes(85))
      return [percent(answered), percent(elsewhere), took === null ? 'never' : `${took < 10 ? Math.round(took * 10) / 10 : Math.round(took)} min`, `${Math.round(fullest * 100)}%`]
    }
    expect(promised('DNS alone')).toEqual(numbers(run({ policy: dnsFailover })))
    expect(promised('your plan, cold start')).toEqual(numbers(runProblem(solution, { era: 'before' })))
    expect(promised('your plan, dark capacity')).toEqual(numbers(runProblem(solution)))
  })
})
