import type { WorldOptions } from '../../sim/edge-cache/index.ts'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { number, percent } from '../../case/format.ts'
import { memory, planned, run, SCHEDULES, summary } from '../../sim/edge-cache/index.ts'
import { hashTrace } from '../../sim/engine/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

const grader = openGrader('edge-cache', { reuse: true })
afterAll(() => grader.close())

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

describe('what the notes say', () => {
  const over = (of: (seed: number) => number) => [7, 1, 42].reduce((sum, seed) => sum + of(seed), 0) / 3
  const hits = (given: Partial<WorldOptions>) => over(seed => summary(runProblem(solution, { seed, ...given })).hits)
  const remembered = (given: Partial<WorldOptions>) => over(seed => summary(run({ seed, policy: memory, ...given })).hits)

  it('a plan is worth as much as twice the room', () => {
    expect(Math.abs(hits({}) - remembered({ room: 0.2 }))).toBeLessThan(0.03)
    const peaks = [run({ policy: memory }), run({ policy: memory, room: 0.2 }), runProblem(solution)].map(world => summary(world).peak)
    expect(peaks.map(peak => Math.round(peak / peaks[0]! * 20) / 20)).toEqual([1, 0.7, 0.7])
  })

  it('the country’s forecast brings about half of the gain, and yesterday’s hardly any', () => {
    const [least, most] = [remembered({}), hits({})]
    const gain = (forecast: WorldOptions['forecast']) => (hits({ forecast }) - least) / (most - least)
    expect(gain('country')).toBeGreaterThan(0.35)
    expect(gain('country')).toBeLessThan(0.65)
    expect(Math.abs(gain('yesterday'))).toBeLessThan(0.2)
  })
})

describe('right answers in other styles', () => {
  it.each([
    ['loops and indices, box by box', `
      export function fillPlan(forecast, boxes, window) {
        const order = forecast.map((title, i) => i).sort((a, b) => forecast[b].views / forecast[b].size - forecast[a].views / forecast[a].size || a - b)
        const plan = new Map()
        boxes.forEach((box, me) => {
          let space = box.space
          let night = Math.min(box.night, box.rate * (window.to - window.from) / 8000)
          const titles = []
          for (const i of order) {
            const { id, size, views, point } = forecast[i]
            const distance = boxes.map(other => Math.min(...other.points.map(at => (at - point + 1) % 1)))
            const before = distance.filter(each => each < distance[me]).length
            if (before >= Math.ceil(views / 4000)) continue
            const isThere = box.holds.indexOf(id) !== -1
            if (size <= space && (isThere || size <= night)) {
              titles.push(id)
              space -= size
              if (!isThere) night -= size
            }
          }
          plan.set(box.id, titles)
        })
        return plan
      }
      export const steer = ({ boxes }) => {
        let best = null
        let miss = 'content'
        for (const box of boxes) {
          if (!box.holds) continue
          if (!box.up) { if (miss === 'content') miss = 'health'; continue }
          miss = 'other'
          if (box.streams < box.most && (best === null || box.streams * best.most < best.streams * box.most)) best = box
        }
        return best ? best.id : miss
      }`],
    ['classes, with TypeScript’s own features', `
      import type { Box, BoxNow, Client, FillWindow, Forecast, Plan } from '../../sim/edge-cache/index.ts'
      const enum Miss { Content = 'content', Health = 'health', Other = 'other' }
      class Night {
        readonly titles: string[] = []
        #space: number
        #line: number
        constructor(private readonly box: Box, window: FillWindow) {
          this.#space = box.space
          this.#line = Math.min(box.night, (box.rate / 8) * ((window.to - window.from) / 1e3))
        }
        get id() { return this.box.id }
        offer({ id, size }: Forecast): void {
          const bytes = this.box.holds.includes(id) ? 0 : size
          if (size <= this.#space && bytes <= this.#line) {
            this.titles.push(id)
            this.#space -= size
            this.#line -= bytes
          }
        }
      }
      class Ring<B extends { points: readonly number[] }> {
        readonly #places: { at: number, box: B }[]
        constructor(boxes: readonly B[]) {
          this.#places = boxes.flatMap(box => box.points.map(at => ({ at, box }))).sort((a, b) => a.at - b.at)
        }
        *from(point: number): Generator<B> {
          const first = this.#places.findIndex(({ at }) => at >= point)
          const turned = first < 0 ? this.#places : [...this.#places.slice(first), ...this.#places.slice(0, first)]
          const seen = new Set<B>()
          for (const { box } of turned) {
            if (!seen.has(box)) { seen.add(box); yield box }
          }
        }
      }
      export function fillPlan(forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow): Plan {
        const nights = new Map(boxes.map(box => [box, new Night(box, window)] as const))
        const ring = new Ring(boxes)
        for (const title of [...forecast].sort((a, b) => b.views / b.size - a.views / a.size)) {
          let copies = Math.ceil(title.views / 4000)
          for (const box of ring.from(title.point)) {
            if (copies-- <= 0) break
            nights.get(box)!.offer(title)
          }
        }
        return new Map([...nights.values()].map(({ id, titles }) => [id, titles] satisfies [string, string[]]))
      }
      export function steer({ boxes }: Client): string {
        const [held, well, free] = [(box: BoxNow) => box.holds, (box: BoxNow) => box.up, (box: BoxNow) => box.streams < box.most]
        const able = boxes.filter(box => held(box) && well(box) && free(box)).sort((a, b) => a.streams / a.most - b.streams / b.most)
        return able[0]?.id ?? (!boxes.some(held) ? Miss.Content : boxes.some(box => held(box) && well(box)) ? Miss.Other : Miss.Health)
      }`],
    ['reduce and records', `
      const gigabytes = (box, { from, to }) => Math.min(box.night, box.rate * (to - from) / 1000 / 8)
      const far = (point, at) => at >= point ? at - point : 1 - point + at
      const nearest = point => box => box.points.reduce((least, at) => Math.min(least, far(point, at)), 2)
      export const fillPlan = (forecast, boxes, window) => {
        const left = Object.fromEntries(boxes.map(box => [box.id, { space: box.space, night: gigabytes(box, window), titles: [] }]))
        forecast
          .filter(title => title.views > 0)
          .map(title => ({ ...title, worth: title.views / title.size }))
          .sort((a, b) => b.worth - a.worth)
          .forEach((title) => {
            const distance = nearest(title.point)
            const homes = boxes.toSorted((a, b) => distance(a) - distance(b)).filter((_, i) => i * 4000 < title.views)
            homes.forEach((box) => {
              const own = left[box.id]
              const cost = box.holds.some(id => id === title.id) ? 0 : title.size
              if (own.space < title.size || own.night < cost) return
              left[box.id] = { space: own.space - title.size, night: own.night - cost, titles: own.titles.concat(title.id) }
            })
          })
        return new Map(Object.entries(left).map(([id, { titles }]) => [id, titles]))
      }
      export const steer = ({ boxes }) => boxes.reduce((answer, box) => {
        const full = box.streams / box.most
        if (!box.holds) return answer
        if (!box.up) return answer.said === 'content' ? { ...answer, said: 'health' } : answer
        if (full >= 1) return answer.full < 1 ? answer : { ...answer, said: 'other' }
        return full < answer.full ? { full, said: box.id } : answer
      }, { full: 1, said: 'content' }).said`],
  ])('pass: %s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })
})
