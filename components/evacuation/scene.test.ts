import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/09-evacuation/solution.ts'
import { runProblem } from '../../exercises/09-evacuation/world.ts'
import { minutes } from '../../sim/engine/index.ts'
import { run, SCHEDULES } from '../../sim/evacuation/index.ts'
import { answeredRate, faultSpan, rowsAt, SCENE, sceneAt } from './scene.ts'

const runs = {
  'DNS alone': run(),
  'dark capacity': runProblem(solution),
  'a cold start': runProblem(solution, { era: 'before' }),
  'the west': runProblem(solution, { schedule: SCHEDULES['west-fails'] }),
  'copies behind': runProblem(solution, { schedule: SCHEDULES['east-behind'] }),
}
const moments = Array.from({ length: 150 }, (_, i) => i * 60_000 + 7000)
const points = (path: string) => [...path.matchAll(/M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

describe.each(Object.entries(runs))('the scene: %s', (_name, world) => {
  it('keeps every light, cross, copy and vessel inside the canvas at every moment', () => {
    for (const t of moments) {
      const { lights, crosses, links, vessels } = sceneAt(world, t)
      for (const [x, y] of points(lights + crosses + links.map(link => link.copies).join(''))) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(SCENE.readouts.x)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(SCENE.gantt.y)
      }
      for (const vessel of vessels) {
        expect(vessel.outer).toBeLessThanOrEqual(SCENE.vessel.r)
        expect(vessel.r).toBeLessThanOrEqual(vessel.outer + 1e-9)
      }
    }
  })

  it('draws few enough lights for sixty pictures a second', () => {
    for (const t of moments) {
      const { lights, crosses } = sceneAt(world, t)
      expect(points(lights + crosses).length).toBeLessThan(320)
    }
  })

  it('shows the same picture whether a moment is played to or jumped to', () => {
    const jumped = JSON.stringify(sceneAt(world, 1_500_000))
    sceneAt(world, 3_000_000)
    expect(JSON.stringify(sceneAt(world, 1_500_000))).toBe(jumped)
  })

  it('moves every light a little, from one moment to the next, or lets it arrive', () => {
    const [a, b] = [points(sceneAt(world, 1_200_000).lights), points(sceneAt(world, 1_200_500).lights)]
    const near = a.filter(([x, y]) => b.some(([u, v]) => Math.hypot(x - u, y - v) < 4))
    expect(near.length).toBeGreaterThan(0.95 * a.length)
  })
})

describe('what the scene says', () => {
  const at = (world: ReturnType<typeof run>, minute: number) => sceneAt(world, minutes(minute))

  it('has as many lights above a region as its members ask for', () => {
    const above = (column: number) => points(at(runs['dark capacity'], 19).lights).filter(([x]) => Math.abs(x - SCENE.columns[column]!) < 120).length
    expect(above(1)).toBeGreaterThan(1.5 * above(0))
    expect(above(0)).toBeGreaterThan(1.5 * above(2))
  })

  it('lets two regions drown by DNS, and none with the plan', () => {
    const full = (world: ReturnType<typeof run>) => new Set(moments.flatMap(t => sceneAt(world, t).vessels.filter(vessel => vessel.state === 'full').map(vessel => vessel.name)))
    expect([...full(runs['DNS alone'])].sort()).toEqual(['eu-west-1', 'us-west-2'])
    expect([...full(runs['dark capacity'])]).toEqual([])
    expect([...full(runs['a cold start'])]).toEqual([])
  })

  it('shows the emptied region dark, and its members on their way through the tunnel and then by name', () => {
    const scene = at(runs['dark capacity'], 40)
    expect(scene.vessels.map(vessel => vessel.state)).toEqual(['well', 'off', 'well'])
    expect(scene.vessels[1]).toMatchObject({ load: 0, percent: undefined, words: 'empty and off' })
    const widest = (minute: number) => at(runs['dark capacity'], minute).beams.filter(beam => beam.kind !== 'cone').toSorted((a, b) => b.width - a.width)[0]!.kind
    expect(widest(24)).toBe('tunnel')
    expect(widest(40)).toBe('direct')
  })

  it('tells how far the copies are behind', () => {
    expect(at(runs['copies behind'], 22).links.map(({ label, state }) => [label, state])).toEqual([['60 s behind', 'behind'], ['60 s behind', 'behind']])
    expect(at(runs['copies behind'], 29).links[0]).toMatchObject({ label: '0.8 s behind', state: 'well' })
  })

  it('sets the steps of both runs side by side, and says how long they took once they are done', () => {
    const rows = rowsAt(runs['dark capacity'], minutes(30), runs['a cold start'])
    expect(rows.map(row => row.name)).toEqual(['Decide', 'Make room', 'Move', 'Come home'])
    expect(rows[1]!.label!.text).toMatch(/^1\.\d min, not (29|30)$/)
    expect(rows[1]!.other!.width).toBeGreaterThan(10 * rows[1]!.bar!.width)
    expect(rows[3]).toMatchObject({ bar: undefined, label: undefined })
    expect(rowsAt(runs['dark capacity'], minutes(24), runs['a cold start'])[2]!.label).toBeUndefined()
    expect(rowsAt(runs['DNS alone'], minutes(150))[2]!.label!.text).toBe('never done')
  })

  it('keeps what stands beside a bar on the canvas', () => {
    for (const row of rowsAt(runs['a cold start'], minutes(150), runs['dark capacity'])) {
      const { text, x, end } = row.label!
      const width = 10 * text.length
      expect(end ? x - width : x).toBeGreaterThan(140)
      expect(end ? x : x + width).toBeLessThan(SCENE.width)
    }
  })

  it('shades the time of the fault, in which the share answered falls', () => {
    expect(faultSpan(runs['DNS alone'])).toEqual({ from: minutes(20), to: minutes(85) })
    const rate = answeredRate(runs['dark capacity'], 150)
    expect(rate[19]).toBe(1)
    expect(rate[22]).toBeLessThan(0.65)
    expect(rate[30]).toBe(1)
  })
})
