import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/01-cascade/solution.ts'
import { runProblem } from '../../exercises/01-cascade/world.ts'
import { run, SCHEDULES } from '../../sim/cascade/index.ts'
import { playRate, SCENE, sceneAt } from './scene.ts'
import { faultSpan } from '../live/run-shape.ts'

const own = { ...solution, partition: () => ({ playback: 1, ratings: 1, search: 1, account: 17 }) }
const runs = {
  'one pool': run(),
  'walls': runProblem(solution),
  'a learner\'s walls': runProblem(own),
  'a slow database': runProblem(solution, { schedule: SCHEDULES['database-slow'] }),
}
const moments = Array.from({ length: 100 }, (_, i) => i * 400)

describe.each(Object.entries(runs))('the scene of %s', (_, world) => {
  it('keeps everything inside the canvas, and the tubes inside the hull, at every moment', () => {
    for (const t of moments) {
      const { lights, plays, tubes, doors } = sceneAt(world, t)
      for (const { x, y } of [...lights, ...plays]) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(SCENE.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(SCENE.hull.top)
      }
      for (const { x } of [...tubes, ...doors]) {
        expect(x).toBeGreaterThanOrEqual(SCENE.hull.inset)
        expect(x + SCENE.tube.width).toBeLessThanOrEqual(SCENE.hull.width - SCENE.hull.inset)
      }
    }
  })

  it('draws a request once, and water only where a call holds the thread', () => {
    for (const t of moments) {
      const { lights, tubes, frame } = sceneAt(world, t)
      expect(new Set(lights.map(light => light.key)).size).toBe(lights.length)
      expect(tubes.filter(tube => tube.held !== null).length).toBe(frame.busy)
      for (const { held } of tubes)
        expect(held ?? 0).toBeGreaterThanOrEqual(0)
    }
  })

  it('shows the same picture whether a moment is played to or jumped to', () => {
    const jumped = JSON.stringify(sceneAt(world, 15_000))
    sceneAt(world, 30_000)
    expect(JSON.stringify(sceneAt(world, 15_000))).toBe(jumped)
  })
})

describe('the hull', () => {
  const stars = (world: keyof typeof runs, t: number) => sceneAt(runs[world], t).frame.threads.filter(call => call?.caller === 'ratings').length

  it('fills with slow ratings to the last tubes without walls, and in one room with them', () => {
    expect(stars('one pool', 16_000)).toBeGreaterThanOrEqual(16)
    expect(stars('walls', 16_000)).toBe(4)
    const { tubes, frame } = sceneAt(runs.walls, 16_000)
    expect(frame.threads.filter((_, i) => tubes[i]!.isSlow).every(call => call?.caller === 'ratings')).toBe(true)
  })

  it('has a wall between any two rooms, and doors above the rooms of their callers', () => {
    expect(sceneAt(runs['one pool'], 0).rooms.map(room => room.wall)).toEqual([null])
    const { rooms, doors } = sceneAt(runs.walls, 0)
    expect(rooms.filter(room => room.wall !== null)).toHaveLength(3)
    expect(doors.map(door => door.x)).toEqual(rooms.map(room => room.x))
    expect(new Set(sceneAt(runs['one pool'], 0).doors.map(door => door.width)).size).toBe(1)
  })

  it('marks whose dependency is slow, and all of them when the database is', () => {
    const troubled = (world: keyof typeof runs, t: number) => sceneAt(runs[world], t).cards.filter(card => card.health).map(card => card.node)
    expect(troubled('walls', 9000)).toEqual([])
    expect(troubled('walls', 16_000)).toEqual(['ratings'])
    expect(troubled('a slow database', 16_000)).toEqual(['database'])
    expect(sceneAt(runs['a slow database'], 16_000).tubes.filter(tube => tube.held !== null).every(tube => tube.isSlow)).toBe(true)
  })
})

describe('the numbers', () => {
  it('are Little\'s of the ratings, and what a visit of four calls can expect, with and without them', () => {
    const before = sceneAt(runs.walls, 9000).numbers
    expect(before.subject).toMatchObject({ caller: 'ratings' })
    expect(before.subject.wanted).toBeLessThan(before.thereAre)
    const shared = sceneAt(runs['one pool'], 20_000).numbers
    expect(shared.thereAre).toBe(20)
    expect(shared.subject.wanted).toBeGreaterThan(30)
    // a⁴ and a³, whoever is left out: one pool serves all alike.
    expect(shared.all).toBeLessThan(0.06)
    expect(shared.allBut).toBeLessThan(0.15)
    const walls = sceneAt(runs.walls, 20_000).numbers
    expect(walls.thereAre).toBe(4)
    expect(walls.all).toBeLessThan(0.15)
    expect(walls.allBut).toBeGreaterThan(0.95)
  })

  it('begin anew when the trouble does, and when it ends', () => {
    const served = (t: number) => sceneAt(runs['one pool'], t).doors[0]!.served
    expect([served(9900), served(39_000)]).toEqual([1, expect.closeTo(1, 1)])
    expect(served(29_000)).toBeLessThan(0.5)
  })

  it('are drawn over the run in the strip, where the trouble is shaded', () => {
    expect(faultSpan(runs['one pool'])).toEqual({ from: 10_000, to: 30_000 })
    expect(faultSpan(run({ schedule: SCHEDULES.calm }))).toEqual({ from: 0, to: 40_000 })
    const rates = playRate(runs['one pool'], 40)
    expect(rates[5]).toBe(1)
    expect(rates[20]).toBeLessThan(0.6)
  })
})
