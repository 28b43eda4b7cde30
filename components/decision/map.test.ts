import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/03-decision/solution.ts'
import { runProblem } from '../../exercises/03-decision/world.ts'
import { distance } from '../../sim/decision/index.ts'
import { landscapeOf, MAP, placeOf, pointAt, standingOf } from './map.ts'

const run = runProblem(solution)

describe('the map as it is drawn', () => {
  it('finds a point again at its place', () => {
    for (const point of [{ grow: 1, ship: 0, sleep: 0 }, { grow: 0.2, ship: 0.3, sleep: 0.5 }, { grow: 1 / 3, ship: 1 / 3, sleep: 1 / 3 }])
      expect(distance(pointAt(placeOf(point)), point)).toBeCloseTo(0)
  })

  it('keeps a pin that is dragged beyond it on its edge', () => {
    for (const place of [{ x: -500, y: 100 }, { x: 2000, y: 900 }, { x: 320, y: -300 }]) {
      const { grow, ship, sleep } = pointAt(place)
      expect(Math.min(grow, ship, sleep)).toBeGreaterThanOrEqual(0)
      expect(grow + ship + sleep).toBeCloseTo(1)
    }
  })

  it('gives a letter to whoever owns land, inside it, and none to the compromise', () => {
    const { lands } = landscapeOf(run)
    expect(lands.map(({ id, middle }) => [id, middle !== undefined])).toEqual([['A', true], ['B', false], ['C', true]])
    for (const { id, middle } of lands.filter(land => land.middle))
      expect(standingOf(run, pointAt(middle!)).ranking[0]!.id).toBe(id)
  })

  it('draws everything on the canvas', () => {
    for (const { x, y } of [...Object.values(MAP.corners), ...Object.values(MAP.names)])
      expect(x > 0 && x < MAP.panel.x && y > 0 && y <= MAP.height).toBe(true)
  })
})
