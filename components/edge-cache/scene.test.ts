import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/10-edge-cache/solution.ts'
import { runProblem } from '../../exercises/10-edge-cache/world.ts'
import { at, HOUR, memory, run } from '../../sim/edge-cache/index.ts'
import { freeCurve, SCENE, sceneAt, thicknessAt } from './scene.ts'

const runs = { memory: run({ policy: memory }), planned: runProblem(solution) }

/** Points of a path, corners of its steps included. */
const points = (path: string) => {
  let [x, y] = [0, 0]
  return [...path.matchAll(/([MhvH])(-?[\d.]+)(?: (-?[\d.]+))?/g)].map(([, letter, a, b]) => {
    if (letter === 'M')
      [x, y] = [Number(a), Number(b)]
    else if (letter === 'v')
      y += Number(a)
    else
      x = letter === 'H' ? Number(a) : x + Number(a)
    return { x, y }
  })
}
const spinesAt = (world: typeof runs.memory, t: number) => sceneAt(world, t).lanterns.map(({ spines }) => spines)
const count = (path: string) => path.split('M').length - 1

describe.each(Object.entries(runs))('the coast of the %s run', (_, world) => {
  it('keeps lights between the sky and the cable, and spines behind their glass, at every moment', () => {
    for (let t = 0; t <= world.options.duration; t += 3.3 * HOUR) {
      const scene = sceneAt(world, t)
      for (const { x, y } of points(scene.dots)) {
        expect(x >= SCENE.cable.from - 1 && x <= SCENE.readouts.x, `${t}: ${x}`).toBe(true)
        expect(y >= SCENE.sky && y <= SCENE.cable.y + 6, `${t}: ${y}`).toBe(true)
      }
      for (const { x, y } of scene.titles)
        expect(x >= SCENE.cable.from && x <= SCENE.readouts.x && y <= SCENE.cable.y && y >= SCENE.ground - 20).toBe(true)
      for (const { spines, x: left, y: top, height } of scene.lanterns) {
        for (const { x, y } of Object.values(spines).flatMap(points))
          expect(x >= left && x <= left + SCENE.lantern.width && y >= top && y <= top + height, `${t}: ${x}, ${y}`).toBe(true)
      }
    }
  })

  it('draws the cable thickest at the origin, and never thicker than there is room', () => {
    for (let t = 0; t <= world.options.duration; t += 2 * HOUR) {
      const widths = sceneAt(world, t).cable.map(({ width }) => width)
      expect([...widths].sort((a, b) => b - a)).toEqual(widths)
      expect(widths[0]).toBeLessThan(SCENE.height - SCENE.cable.y)
    }
  })

  it('is the same picture whether it is played to or jumped to', () => {
    const jumped = sceneAt(world, at(2, 21))
    sceneAt(world, at(3, 20))
    expect(sceneAt(world, at(2, 21))).toEqual(jumped)
  })
})

describe('what the room sees', () => {
  it('has more tall spines in the evening where a plan has filled the boxes, and a thinner cable', () => {
    const hot = (world: typeof runs.memory) => spinesAt(world, at(2, 21)).reduce((sum, spines) => sum + count(spines.hot), 0)
    const cold = (world: typeof runs.memory) => spinesAt(world, at(2, 21)).reduce((sum, spines) => sum + count(spines.cold), 0)
    expect(hot(runs.planned)).toBeGreaterThan(1.2 * hot(runs.memory))
    expect(cold(runs.planned)).toBeLessThan(cold(runs.memory) / 2)
    expect(thicknessAt(runs.planned, at(2, 21))).toBeLessThan(0.9 * thicknessAt(runs.memory, at(2, 21)))
    const light = (world: typeof runs.memory) => sceneAt(world, at(2, 21)).cable[0]!.light
    expect(light(runs.memory)).toBeGreaterThan(6)
    expect(light(runs.planned)).toBeLessThan(light(runs.memory) / 2)
  })

  it('brings titles by night, and only where somebody plans', () => {
    expect(sceneAt(runs.planned, at(1, 6)).titles.length).toBeGreaterThan(3)
    expect(sceneAt(runs.planned, at(1, 6)).lanterns.filter(({ isFilled }) => isFilled).length).toBeGreaterThan(3)
    expect([sceneAt(runs.planned, at(1, 21)), sceneAt(runs.memory, at(1, 6))].map(({ titles, isFillTime }) => [titles.length, isFillTime])).toEqual([[0, false], [0, false]])
  })

  it('marks the dead box, and lets what only it holds fall beside it', () => {
    const scene = sceneAt(runs.planned, at(3, 21))
    expect(scene.lanterns.filter(({ isDead }) => isDead).map(({ id }) => id)).toEqual(['D'])
    expect(scene.misses.find(({ kind }) => kind === 'health')!.share).toBeGreaterThan(0.005)
    expect(sceneAt(runs.planned, at(3, 18)).misses.find(({ kind }) => kind === 'health')!.share).toBe(0)
  })

  it('says what the cable carries as the world counts it', () => {
    const world = runs.planned
    for (const sample of world.samples.filter((_, i) => i % 40 === 7 && i > 50))
      expect(Math.abs(sceneAt(world, sample.t).gbps - sample.cable)).toBeLessThanOrEqual(2.5)
    const [mine, theirs] = [freeCurve(world), freeCurve(runs.memory)].map(curve => Math.min(...curve.slice(20)))
    expect(mine).toBeGreaterThan(theirs! + 0.1)
    expect(theirs).toBeGreaterThan(0)
  })
})
