import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { number } from '../../case/format.ts'
import { BASELINES, run, summary } from '../../sim/strangler/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

// Each verdict may wait for a process to start, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const grader = openGrader('strangler', { reuse: true })
afterAll(() => grader.close())

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

describe('right answers in other styles', () => {
  const ORDER = `['encoding', 'logs', 'search', 'ratings', 'queue', 'catalog', 'accounts', 'billing']`
  it.each([
    ['a table of what follows, and arrows', `
      const ORDER = ${ORDER}
      const NEXT = { shadow: 'few', few: 'half', half: 'reads', reads: 'writes', writes: 'gone' }
      const bucket = name => [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % 100
      export const route = ({ kind, member, duty }, { [duty]: { owner, share, stage } }) =>
        kind === 'write' ? { to: owner, shadow: false } : { to: bucket(member) >= share ? 'old' : 'new', shadow: stage in NEXT }
      export const promote = (state, stats) => {
        const isWell = duty => stats[duty].differed === 0
        const forward = ORDER.filter(duty => state[duty].stage in NEXT && isWell(duty) && stats[duty].compared >= 20 && state[duty].heldFor >= (state[duty].stage === 'writes' ? 30000 : 5000))
        const back = ORDER.filter(duty => ['few', 'half', 'reads', 'writes'].includes(state[duty].stage) && !isWell(duty))
        const isBusy = ORDER.some(duty => ['shadow', 'few', 'half', 'reads'].includes(state[duty].stage) && isWell(duty))
        const first = isBusy ? [] : ORDER.filter(duty => state[duty].stage === 'old').slice(0, 1)
        return [...first.concat(back).map(duty => ({ duty, stage: 'shadow' })), ...forward.map(duty => ({ duty, stage: NEXT[state[duty].stage] }))]
      }`],
    ['a class for a duty, with TypeScript’s own features', `
      import type { Call, Duty, ShadowStats, Stage, State, Step, Way } from '../../sim/strangler/index.ts'
      const enum Least { Compared = 20, Held = 5000, Kept = 30_000 }
      const STAGES = ['old', 'shadow', 'few', 'half', 'reads', 'writes', 'gone'] as const satisfies readonly Stage[]
      class Move {
        constructor(readonly duty: Duty, private readonly state: State, private readonly stats: ShadowStats) {}
        get #at(): number { return STAGES.indexOf(this.state[this.duty].stage) }
        get differs(): boolean { return this.stats[this.duty].differed > 0 }
        get isOnItsWay(): boolean { return this.#at >= 1 && this.#at <= 4 && !this.differs }
        get isWaiting(): boolean { return this.#at === 0 }
        next(): Step | undefined {
          if (this.#at < 1 || this.#at > 5) return undefined
          if (this.differs) return this.#at === 1 ? undefined : { duty: this.duty, stage: 'shadow' }
          const least = this.#at === 5 ? Least.Kept : Least.Held
          const isWatched = this.stats[this.duty].compared >= Least.Compared && this.state[this.duty].heldFor >= least
          return isWatched ? { duty: this.duty, stage: STAGES[this.#at + 1]! } : undefined
        }
      }
      export function promote(state: State, stats: ShadowStats): Step[] {
        const moves = (${ORDER} as Duty[]).map(duty => new Move(duty, state, stats))
        const steps = moves.flatMap(move => move.next() ?? [])
        const waiting = moves.find(move => move.isWaiting)
        return waiting && !moves.some(move => move.isOnItsWay) ? [{ duty: waiting.duty, stage: 'shadow' }, ...steps] : steps
      }
      export function route(call: Call, state: State): Way {
        const { owner, share, stage } = state[call.duty]
        if (call.kind === 'write') return { to: owner, shadow: false }
        let hash = 5381
        for (let i = 0; i < call.member.length; i++) hash = (hash * 33 + call.member.charCodeAt(i)) % 1_000_003
        return { to: hash % 100 < share ? 'new' : 'old', shadow: !(stage === 'old' || stage === 'gone') }
      }`],
    ['a bucket for each duty, remembered in a map', `
      const ORDER = ${ORDER}
      const STAGES = ['old', 'shadow', 'few', 'half', 'reads', 'writes', 'gone']
      const known = new Map()
      function bucket(name) {
        if (!known.has(name)) {
          let hash = 0x811C9DC5
          for (const char of name) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
          known.set(name, hash % 100)
        }
        return known.get(name)
      }
      export function route(call, state) {
        const it = state[call.duty]
        const way = { to: it.owner, shadow: false }
        if (call.kind === 'read') {
          way.to = bucket(call.duty + '/' + call.member) < it.share ? 'new' : 'old'
          way.shadow = STAGES.indexOf(it.stage) >= 1 && STAGES.indexOf(it.stage) <= 5
        }
        return way
      }
      export function promote(state, stats) {
        const steps = []
        let busy = 0
        for (let i = 0; i < ORDER.length; i++) {
          const duty = ORDER[i], at = STAGES.indexOf(state[duty].stage)
          if (at === 0 || at === 6) continue
          if (stats[duty].differed) {
            if (at > 1) steps.push({ duty, stage: 'shadow' })
            continue
          }
          if (at < 5) busy++
          if (stats[duty].compared < 20 || state[duty].heldFor < (at === 5 ? 30 : 5) * 1000) continue
          steps.push({ duty, stage: STAGES[at + 1] })
        }
        for (const duty of ORDER) {
          if (busy === 0 && state[duty].stage === 'old') {
            steps.push({ duty, stage: 'shadow' })
            break
          }
        }
        return steps
      }`],
  ])('pass: %s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })
})
