import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/13-canary/solution.ts'
import { runProblem } from '../../exercises/13-canary/world.ts'
import { run } from '../../sim/canary/index.ts'
import { minutes } from '../../sim/engine/index.ts'
import { SCENE, sceneAt, scoreCurve } from './scene.ts'

const without = run({ against: 'production' })
const judged = runProblem(solution)
const places = (path: string) => [...path.matchAll(/M([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

describe('a canary, drawn', () => {
  it('keeps grains and jaws on the canvas at every moment', () => {
    for (const world of [without, judged]) {
      for (let t = 0; t <= world.options.duration; t += 90_000) {
        const { dunes, caliper } = sceneAt(world, t)
        for (const [x, y] of dunes.flatMap(({ grains }) => places(grains))) {
          expect(x).toBeGreaterThanOrEqual(SCENE.axis.x)
          expect(x).toBeLessThanOrEqual(SCENE.axis.x + SCENE.axis.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(SCENE.ground.canary)
        }
        for (const x of caliper ? [caliper.low, caliper.high, caliper.estimate] : [])
          expect(x).toBeLessThanOrEqual(SCENE.axis.x + SCENE.axis.width)
      }
    }
  })

  it('is the same picture whether it is played to or jumped to', () => {
    expect(sceneAt(judged, 700_000)).toEqual(sceneAt(judged, 700_000))
  })

  it('has a grain for each report that is on the axis', () => {
    const { rounds } = judged.shown[0]
    const starts = rounds.flatMap(({ samples }) => samples.production.map(({ start }) => start)).filter(start => start <= SCENE.axis.to && start >= SCENE.axis.from)
    expect(places(sceneAt(judged, minutes(29.9)).dunes[0]!.grains).length).toBeGreaterThanOrEqual(starts.length - 6)
    expect(starts.length).toBeGreaterThan(80)
  })

  it('narrows its caliper, and clears the margin when the verdict on the slow build falls', () => {
    const width = (t: number) => sceneAt(judged, t).caliper!.high - sceneAt(judged, t).caliper!.low
    expect(width(minutes(28))).toBeLessThan(width(minutes(4)) / 2)
    expect(sceneAt(judged, minutes(29)).caliper!.isClear).toBe(false)
    expect(sceneAt(judged, minutes(43)).caliper!.isClear).toBe(true)
  })

  it('has a lamp for every build, right or wrong', () => {
    const states = (world: typeof judged) => Object.values(sceneAt(world, world.options.duration).lamps).map(lamps => lamps.map(({ state }) => state))
    expect(states(judged).map(lamps => lamps.length)).toEqual([8, 20])
    expect(states(judged)[0]!.every(state => state === 'lit')).toBe(true)
    expect(states(without)[1]!.filter(state => state === 'failed').length).toBeGreaterThan(10)
  })

  it('draws the score as it falls', () => {
    expect(Math.min(...scoreCurve(without).slice(0, 20))).toBe(1)
    expect(scoreCurve(without)[60]).toBe(0)
  })
})
