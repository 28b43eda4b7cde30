import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { hashTrace, seconds } from '../../sim/engine/index.ts'
import { careful, naive, recovery, run, SCHEDULES, summary } from '../../sim/retry-storm/index.ts'
import { mutate } from '../runner/mutant.ts'
import { openGrader } from '../runner/node/grader.ts'
import { solutionOf } from '../runner/texts.ts'
import everyLayer from './mutants/every-layer.ts'
import never from './mutants/never.ts'
import noBudget from './mutants/no-budget.ts'
import noDeadline from './mutants/no-deadline.ts'
import notIdempotent from './mutants/not-idempotent.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

// Each verdict may wait for a process to start, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const grader = openGrader('retry-storm', { reuse: true })
afterAll(() => grader.close())

describe('the reference answer', () => {
  it.each(Object.entries(SCHEDULES))('runs the world as the rules spelt out do, to the last byte: %s', (_, schedule) => {
    for (const seed of [1, 2, 3]) {
      const spelt = run({ seed, schedule, policy: careful })
      expect(hashTrace(runProblem(solution, { seed, schedule }).trace)).toBe(hashTrace(spelt.trace))
    }
  })

  it('reaches the numbers that the README promises', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const row = (world: ReturnType<typeof run>) => {
      const { load, served } = summary(world, seconds(20), seconds(60))
      const took = recovery(world)
      return `${load.toFixed(1)}×\\s+${Math.floor(served * 100)}%\\s+${took === null ? 'never' : `after ${took} s`}\\n`
    }
    expect(readme).toMatch(new RegExp(`four attempts in every layer +${row(run({ policy: naive }))}`))
    expect(readme).toMatch(new RegExp(`yours +${row(runProblem(solution))}`))
    expect(summary(run({ schedule: SCHEDULES['all-fail'] }), seconds(10), seconds(40)).callsPerRequest).toBe(64)
    expect(summary(run({ schedule: SCHEDULES['all-fail'] })).callsPerRequest).toBeGreaterThan(40)
    expect(summary(runProblem(solution, { schedule: SCHEDULES['all-fail'] }), seconds(10), seconds(40)).callsPerRequest).toBeCloseTo(1.1, 1)
  })
})

// The rules catch these first. Whoever broke one and looked at nothing else would still see it here.
describe('the world shows what a broken rule costs', () => {
  it.each([
    ['a budget in every layer', everyLayer, 'adds no more than a tenth to the load when everything fails (seed 7)'],
    ['no retries', never, 'still gets over what fails now and then (seed 7)'],
    ['no budget', noBudget, 'serves members again within 30 s of the disk\'s mending (seed 7)'],
    ['no deadline', noDeadline, 'repeats nothing for nobody, and nothing twice that must not be'],
    ['payments made twice', notIdempotent, 'repeats nothing for nobody, and nothing twice that must not be'],
  ])('%s', async (_, mutant, check) => {
    const verdict = await grader.grade(mutate(await solutionOf('retry-storm'), mutant))
    expect(verdict.checks.find(({ name }) => name === check)?.status).toBe('failed')
  })
})

describe('right answers in other styles', () => {
  const RULES = `callee === 'database' && idempotent && attempts < 3 && 10 * retries < requests`
  it.each([
    ['an arrow with its parameter taken apart', `
      export const decide = ({ t, callee, attempts, idempotent, deadline, requests, retries, random }) => {
        const wait = random() * (attempts === 1 ? 100 : 200)
        return ${RULES} && t + wait < deadline ? wait : 'stop'
      }`],
    ['a class behind a function, in whole milliseconds', `
      import type { Delay, FailedCall } from '../../sim/retry-storm/index.ts'
      class Careful {
        constructor(private readonly base: number, private readonly most = 3) {}
        #allowed({ callee, idempotent, attempts, requests, retries }: FailedCall): boolean {
          return callee === 'database' && idempotent && attempts < this.most && retries / requests < 0.1
        }
        decide(call: FailedCall): Delay | 'stop' {
          if (!this.#allowed(call)) return 'stop'
          const wait = Math.floor(call.random() * (this.base << (call.attempts - 1)))
          return call.deadline - call.t > wait ? wait : 'stop'
        }
      }
      const client = new Careful(100)
      export function decide(call: FailedCall) { return client.decide(call) }`],
    ['a closure over a table, with TypeScript\'s own features', `
      const enum Answer { Stop = 'stop' }
      const LONGEST = [undefined, 100, 200] as const satisfies readonly (number | undefined)[]
      const careful = <T extends { t: number, callee: string, attempts: number, idempotent: boolean, deadline: number, requests: number, retries: number, random(): number }>(call: T) => {
        const longest = LONGEST[call.attempts]
        if (longest === undefined || call.callee !== 'database' || !call.idempotent) return Answer.Stop
        if (call.retries + 1 > Math.max(1, call.requests * 0.1)) return Answer.Stop
        const wait = Math.round(call.random() * longest!)
        return call.t + wait >= call.deadline ? Answer.Stop : wait
      }
      export { careful as decide }`],
    ['one switch', `
      export function decide(call) {
        switch (true) {
          case call.caller !== 'storage' && call.callee !== 'database':
          case !call.idempotent:
          case call.attempts > 2:
          case call.retries >= call.requests / 10:
            return 'stop'
        }
        const at = call.t + call.random() * 100 * Math.pow(2, call.attempts - 1)
        if (at >= call.deadline) return 'stop'
        return at - call.t
      }`],
  ])('pass: %s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })
})
