import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/15-bill/solution.ts'
import { runProblem } from '../../exercises/15-bill/world.ts'
import { at, HOUR, run } from '../../sim/bill/index.ts'
import { hours } from '../../sim/engine/index.ts'
import { clockWords, hourAt, instancesAt, pointAt, radiusOf, SCENE, sceneAt, startNear, usedCurve } from './scene.ts'

const without = run()
const placed = runProblem(solution)

describe('the clock', () => {
  it('keeps arcs, marks and crosses on its dial at every moment', () => {
    const { x, y, rim } = SCENE.dial
    for (const [world, knowsAll] of [[without, true], [placed, false]] as const) {
      for (let t = 0; t <= world.options.duration; t += hours(0.35)) {
        const { jobs, taken } = sceneAt(world, t, knowsAll)
        const points = [...jobs.flatMap(({ mark, arcs }) => [...mark ? [mark] : [], ...arcs.flatMap(({ done, ahead }) => [...`${done}${ahead}`.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, px, py]) => ({ x: Number(px), y: Number(py) })))]), ...taken]
        for (const point of points)
          expect(Math.hypot(point.x - x, point.y - y)).toBeLessThanOrEqual(rim + 7)
      }
    }
  })

  it('is the same picture whether it is played to or jumped to', () => {
    expect(sceneAt(placed, at(3.5), false)).toEqual(sceneAt(placed, at(3.5), false))
  })

  it('has noon at the top, six in the evening on the right, and tells the hour of a place', () => {
    expect(pointAt(0, 100)).toMatchObject({ x: SCENE.dial.x, y: SCENE.dial.y - 100 })
    expect(pointAt(6, 100).x).toBeCloseTo(SCENE.dial.x + 100, 9)
    for (const hour of [0, 5.5, 12, 23.9])
      expect(hourAt(pointAt(hour, 80))).toBeCloseTo(hour, 9)
    expect([clockWords(0), clockWords(at(0)), clockWords(at(7.5))]).toEqual(['12:00', '00:00', '07:30'])
  })

  it('shows amber outside the ring without a plan, and with it only what Spot costs', () => {
    const means = (world: typeof placed, knowsAll: boolean) => new Set(sceneAt(world, world.options.duration, knowsAll).jobs.flatMap(({ arcs }) => arcs.map(arc => arc.means)))
    expect(means(without, true)).toEqual(new Set(['borrowed', 'bought']))
    expect(means(placed, false)).toEqual(new Set(['borrowed', 'spot']))
  })

  it('shows what a plan means to do, and from then on what was done', () => {
    const ranking = (t: number) => sceneAt(placed, t, false).jobs.find(({ id }) => id === 'ranking')!
    expect(ranking(at(19)).arcs).toEqual([])
    expect(ranking(at(21)).arcs.every(({ done }) => done === '')).toBe(true)
    expect(ranking(at(21)).arcs.length).toBeGreaterThan(0)
    expect(ranking(at(9)).arcs.every(({ ahead }) => ahead === '')).toBe(true)
    expect(ranking(at(9))).toMatchObject({ share: 1, words: 'done at 04:00' })
  })

  it('marks where Spot was taken back, once it was', () => {
    expect(sceneAt(placed, at(18.6), false).taken).toHaveLength(0)
    expect(sceneAt(placed, at(18.7), false).taken).toHaveLength(1)
  })

  it('reserves in five hundreds, between what makes sense', () => {
    const { x, y } = SCENE.dial
    expect(instancesAt({ x: x + radiusOf(17_120), y })).toBe(17_000)
    expect(instancesAt({ x, y })).toBe(8000)
    expect(instancesAt({ x, y: y - 400 })).toBe(24_000)
  })

  it('lets a job begin when it is asked for, or later that day', () => {
    expect(startNear('season', 1)).toBe(16)
    expect(startNear('season', 15.4)).toBe(3)
    expect(startNear('season', 40)).toBe(11)
  })

  it('draws more of what is reserved in use with a plan, hour by hour over the night', () => {
    const night = (world: typeof placed) => usedCurve(world).filter((_, i) => i * HOUR / 10 >= at(1) && i * HOUR / 10 < at(6))
    expect(Math.min(...night(placed))).toBe(1)
    expect(Math.max(...night(without))).toBeLessThan(0.8)
  })
})
