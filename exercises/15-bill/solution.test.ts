import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { number } from '../../case/format.ts'
import { BASELINES, run, summary } from '../../sim/bill/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

// Each verdict may wait for a process to start, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [...Object.values(BASELINES).map(policy => run({ policy })), runProblem(solution)].map(day => summary(day))
  const row = (name: string, of: (numbers: (typeof runs)[number]) => number) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(of).map(value => number(value)).join(' +')}\\n`))
  row('cost, in on-demand hours', ({ cost }) => cost)
  row('borrowed instance-hours', ({ borrowed }) => borrowed)
  row('idle instance-hours', ({ idle }) => idle)
  row('jobs late', ({ late }) => late)
})

describe('right answers in other styles', () => {
  const grader = openGrader('bill', { reuse: true })
  afterAll(() => grader.close())

  it.each([
    ['hour by hour, with what is left in a map', `
      export function place(jobs, curve, prices) {
        const left = new Map(jobs.map(job => [job.id, job.work]))
        const plan = []
        for (let hour = 0; hour < curve.length; hour++) {
          let idle = curve[hour].reserved - curve[hour].members
          const open = jobs.filter(job => hour < job.deadline && left.get(job.id) > 0)
          open.sort((a, b) => a.deadline !== b.deadline ? a.deadline - b.deadline : b.saves - a.saves)
          while (idle > 0 && open.length > 0) {
            const { id } = open.shift()
            const work = left.get(id) < idle ? left.get(id) : idle
            plan.push({ job: id, hour, work, spot: false })
            left.set(id, left.get(id) - work)
            idle -= work
          }
        }
        for (const job of jobs) {
          if (left.get(job.id) === 0) continue
          let [hour, price, spot] = [job.deadline - 1, prices.onDemand, false]
          for (let i = job.deadline - 2; i >= 0; i--)
            if (prices.spot[i] < price || (spot && prices.spot[i] === price)) [hour, price, spot] = [i, prices.spot[i], true]
          plan.push({ job: job.id, hour, work: left.get(job.id), spot })
        }
        return plan
      }`],
    ['a class with private fields, and TypeScript', `
      import type { Hour, Job, Placement, Prices } from '../sim/bill/index.ts'
      type Offer = { readonly hour: number, readonly spot: boolean, readonly price: number }
      class Night {
        readonly #free: number[]
        constructor(curve: readonly Hour[], private readonly prices: Prices) {
          this.#free = curve.map(h => (h.members < h.reserved ? h.reserved - h.members : 0))
        }
        *borrow(job: Job): Generator<Placement, number> {
          let left: number = job.work
          for (const [hour, free] of this.#free.entries()) {
            if (hour >= job.deadline || left === 0) break
            const work = Math.min(free, left)
            this.#free[hour] = free - work
            left -= work
            if (work > 0) yield { job: job.id, hour, work, spot: false } satisfies Placement
          }
          return left
        }
        buy(deadline: number): Offer {
          const last: Offer = { hour: deadline - 1, spot: false, price: this.prices.onDemand }
          const offers = this.prices.spot.map((price, hour): Offer => ({ hour, spot: true, price })).filter(({ hour }) => hour + 1 < deadline)
          return offers.reduceRight((best, offer) => offer.price < best.price || (best.spot && offer.price === best.price) ? offer : best, last)
        }
      }
      export function place(jobs: readonly Job[], curve: readonly Hour[], prices: Prices): Placement[] {
        const night = new Night(curve, prices)
        const plan: Placement[] = []
        for (const job of [...jobs].sort((a, b) => a.deadline - b.deadline || b.saves - a.saves)) {
          const loans = night.borrow(job)
          let step = loans.next()
          for (; !step.done; step = loans.next()) plan.push(step.value)
          const { hour, spot } = night.buy(job.deadline)
          if (step.value > 0) plan.push({ job: job.id, hour, work: step.value, spot })
        }
        return plan
      }`],
    ['offers sorted by price, one list for all kinds', `
      export const place = (jobs, curve, { onDemand, spot }) => {
        const taken = curve.map(() => 0)
        return jobs.slice().sort((a, b) => (a.deadline - b.deadline) * 1e6 + (b.saves - a.saves)).flatMap(job => {
          const offers = []
          for (let hour = 0; hour < job.deadline; hour++) {
            const { members, reserved } = curve[hour]
            offers.push({ hour, spot: false, price: 0, most: Math.max(0, reserved - members - taken[hour]), order: hour })
            if (hour < job.deadline - 1) offers.push({ hour, spot: true, price: spot[hour], most: Infinity, order: hour })
          }
          offers.push({ hour: job.deadline - 1, spot: false, price: onDemand, most: Infinity, order: -1 })
          offers.sort((a, b) => a.price - b.price || a.order - b.order)
          let { work: left } = job
          return offers.map(({ hour, spot, price, most }) => {
            const work = Math.min(left, most)
            left -= work
            if (price === 0) taken[hour] += work
            return { job: job.id, hour, work, spot }
          })
        })
      }`],
  ])('pass: %s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })
})
