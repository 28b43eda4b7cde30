import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/02-row-lock/solution.ts'
import { runProblem } from '../../exercises/02-row-lock/world.ts'
import { run } from '../../sim/row-lock/index.ts'
import { inLine, measured, SCENE, sceneAt } from './scene.ts'

const runs = { basket: run(), each: runProblem(solution) }
const moments = Array.from({ length: 91 }, (_, i) => i * 400)

describe('the picture', () => {
  it.each(Object.entries(runs))('keeps every light and every keyhole on the canvas, left of the curve: %s', (_, world) => {
    for (const t of moments) {
      const { lights, keyholes } = sceneAt(world, t)
      for (const { x, y } of [...lights, ...keyholes]) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(SCENE.curve.x - 30)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThanOrEqual(SCENE.height)
      }
    }
  })

  it.each(Object.entries(runs))('shows each order once, and nobody in two places: %s', (_, world) => {
    for (const t of moments) {
      const { lights } = sceneAt(world, t)
      expect(new Set(lights.map(({ key }) => key)).size).toBe(lights.length)
      const places = lights.filter(({ key }) => !String(key).startsWith('through')).map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      expect(new Set(places).size).toBe(places.length)
    }
  })

  it('is the same whether it is played to or jumped to', () => {
    for (const t of [15_500, 27_500, 33_000])
      expect(sceneAt(runs.basket, t)).toEqual(sceneAt(runs.basket, t))
  })

  it('has a line of a hundred around one keyhole, and hardly any where each service has its own', () => {
    const longest = (world: typeof runs.basket, t: number) => Math.max(...sceneAt(world, t).keyholes.map(({ waiting }) => waiting))
    expect(longest(runs.basket, 27_500)).toBeGreaterThan(90)
    expect(sceneAt(runs.basket, 27_500).keyholes).toHaveLength(1)
    expect(longest(runs.each, 23_000)).toBeLessThan(longest(runs.basket, 23_000))
    expect(sceneAt(runs.each, 33_000).keyholes.length).toBeGreaterThan(3)
  })

  it('ties a knot only where two wait for each other, and shows that one is cut', () => {
    const knots = (world: typeof runs.basket) => moments.filter(t => sceneAt(world, t).knot !== undefined)
    expect(knots(runs.basket).length).toBeGreaterThan(3)
    expect(Math.min(...knots(runs.basket))).toBeGreaterThan(28_000)
    expect(moments.some(t => sceneAt(runs.basket, t).cut !== undefined)).toBe(true)
    expect(knots(runs.each)).toEqual([])
  })

  it('shows what is half done, which one database never is', () => {
    const halves = (world: typeof runs.basket) => moments.filter(t => sceneAt(world, t).half > 0).length
    expect(halves(runs.basket)).toBe(0)
    expect(halves(runs.each)).toBeGreaterThan(5)
  })

  it('marks on the curve what has been done by then, and nothing of what is to come', () => {
    expect(measured(runs.basket, 300).before).toEqual([])
    expect(measured(runs.basket, 15_500).before.map(({ n }) => n)).toEqual([1, 4, 8, 16])
    expect(measured(runs.basket, 36_000).before.map(({ n }) => n)).toEqual([1, 4, 8, 16, 32, 64, 128])
    expect(measured(runs.basket, 36_000).since.map(({ n }) => n)).toEqual([64, 64])
  })
})

describe('the line', () => {
  it('gives everyone who waits a place of their own, further out the later they came', () => {
    const center = { x: 220, y: 204, scale: 1 }
    const places = Array.from({ length: 127 }, (_, i) => inLine(center, i, 0))
    const radius = ({ x, y }: { x: number, y: number }) => Math.hypot(x - center.x, y - center.y)
    places.forEach((place, i) => {
      expect(radius(place)).toBeGreaterThanOrEqual(radius(places[Math.max(0, i - 1)]!) - 1e-9)
      expect(Math.min(...places.filter(other => other !== place).map(other => Math.hypot(place.x - other.x, place.y - other.y)))).toBeGreaterThan(11)
    })
  })
})
