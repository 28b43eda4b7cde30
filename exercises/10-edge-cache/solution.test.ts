import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { number, percent } from '../../case/format.ts'
import { memory, planned, run, SCHEDULES, summary } from '../../sim/edge-cache/index.ts'
import { hashTrace } from '../../sim/engine/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

describe('the reference answer', () => {
  it.each(Object.entries(SCHEDULES))('runs the world as the rules spelt out do, to the last byte: %s', (_, schedule) => {
    expect(hashTrace(runProblem(solution, { seed: 2, schedule }).trace)).toBe(hashTrace(run({ seed: 2, schedule, policy: () => planned }).trace))
  })

  it('gives what the README promises', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const runs = [run({ policy: memory }), runProblem(solution)].map(world => summary(world))
    const row = (name: string, of: (numbers: (typeof runs)[number]) => string) => expect(readme).toMatch(new RegExp(`\n${name} +${runs.map(of).join(' +')}\n`))
    row('views from the edge', ({ hits }) => percent(hits * 100))
    row('load on the origin', ({ load }) => `×${number(load, 1)}`)
    row('peak on the cable', ({ peak }) => `${number(peak)} Gbps`)
    row('missed for content', ({ misses }) => percent(misses.content * 100, 1))
    row('missed for health', ({ misses }) => percent(misses.health * 100, 1))
    row('missed for other reasons', ({ misses }) => percent(misses.other * 100, 1))
  })
})
