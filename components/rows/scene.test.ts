import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/11-rows/solution.ts'
import { runProblem } from '../../exercises/11-rows/world.ts'
import { hours } from '../../sim/engine/index.ts'
import { at, HOUR, run, SCHEDULES, STARTS_AT } from '../../sim/rows/index.ts'
import { dayWords } from '../live/clock.ts'
import { SCENE, sceneAt, SCREEN, slot, worthCurve } from './scene.ts'

const runs = { baseline: run({ seed: 7 }), rows: runProblem(solution, { seed: 7 }), calm: runProblem(solution, { seed: 3, schedule: SCHEDULES.calm }) }
const moments = Array.from({ length: 289 }, (_, i) => i * HOUR / 4)

describe.each(Object.entries(runs))('the scene of the %s run', (_name, world) => {
  it('keeps every tile and heading on the screen at every moment, and each title once', () => {
    for (const t of moments) {
      const { tiles, headings, blank } = sceneAt(world, t)
      for (const { x, y } of tiles) {
        expect(x).toBeGreaterThanOrEqual(SCENE.tile.x)
        expect(x + SCENE.tile.width).toBeLessThan(SCENE.panel.x)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y + SCENE.tile.height).toBeLessThanOrEqual(SCENE.height)
      }
      for (const { y } of headings)
        expect(y + 32).toBeLessThanOrEqual(SCENE.height)
      expect(new Set(tiles.map(tile => tile.id)).size).toBe(tiles.length)
      if (blank === 'late')
        expect(tiles.filter(tile => tile.opacity === 1)).toEqual([])
    }
  })

  it('shows the same picture whether a moment is played to or jumped to', () => {
    const jumped = JSON.stringify(sceneAt(world, at(2, 21)))
    sceneAt(world, at(3, 20))
    expect(JSON.stringify(sceneAt(world, at(2, 21)))).toBe(jumped)
  })

  it('names only tiles that have come to rest, so that no name lies on another', () => {
    for (const page of world.home) {
      for (let t: number = page.t; t < Math.min(page.t + SCENE.move, world.options.duration); t += SCENE.move / 7) {
        const named = sceneAt(world, t).tiles.filter(tile => tile.rests && tile.opacity > 0.1)
        for (const [i, a] of named.entries()) {
          for (const b of named.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= SCENE.tile.width || Math.abs(a.y - b.y) >= SCENE.tile.height, `${a.id} and ${b.id} at ${t}`).toBe(true)
        }
      }
    }
  })

  it('never lets a tile jump: from one moment to the next it moves as far as an eye can follow', () => {
    // A tenth of a move; the fastest is at its beginning, where a tenth of the time is 27% of the way.
    const reach = 0.3 * Math.hypot(slot(SCREEN.rows - 1, SCREEN.columns - 1).x - slot(0, 0).x, slot(SCREEN.rows - 1, 0).y)
    for (const page of world.home.filter((page, i) => (world.home[i + 1]?.t ?? Number.POSITIVE_INFINITY) - page.t > SCENE.move)) {
      let before = new Map<string, { x: number, y: number }>()
      for (let t = page.t - 1; t < Math.min(page.t + SCENE.move * 1.2, world.options.duration); t += SCENE.move / 10) {
        const tiles = sceneAt(world, t).tiles
        for (const tile of tiles) {
          const old = before.get(tile.id)
          if (old)
            expect(Math.hypot(tile.x - old.x, tile.y - old.y)).toBeLessThan(reach)
        }
        before = new Map(tiles.map(tile => [tile.id, tile]))
      }
    }
  })
})

describe('what the screen says', () => {
  const litAt = (t: number) => sceneAt(runs.rows, t).layers.filter(layer => layer.lit).map(layer => layer.name)

  it('is empty in the evening without rows of the night, and full with them', () => {
    expect(sceneAt(runs.baseline, at(1, 20)).blank).toBe('late')
    expect(sceneAt(runs.rows, at(1, 20)).tiles).toHaveLength(SCREEN.rows * SCREEN.columns)
  })

  it('names what the page is made of, and what is out', () => {
    expect(litAt(at(2, 21))).toEqual(['online', 'nearline', 'offline'])
    expect(litAt(at(3, 13))).toEqual(['offline'])
    expect(litAt(at(3, 20.5))).toEqual(['online', 'nearline', 'popular'])
    expect(sceneAt(runs.rows, at(3, 13)).layers.map(layer => layer.trouble)).toEqual(['down', undefined, undefined, undefined])
    expect(sceneAt(runs.rows, at(2, 2.5)).layers[2]!.trouble).toBe('no batch')
  })

  it('rings what was just watched where it stands, and has it at the end of its row on the next page', () => {
    const world = runs.rows
    const event = world.watches.find((event) => {
      const page = world.home.findLast(page => page.t <= event.t)
      return page?.rows.some(row => row.titles.slice(0, 3).includes(event.title))
    })!
    const tile = sceneAt(world, event.t + HOUR / 4).tiles.find(tile => tile.id === event.title)!
    expect(tile.seen).toBe(true)
    expect(tile.ring).toBeGreaterThan(0)
    expect(sceneAt(world, event.t - 1).tiles.find(tile => tile.id === event.title)!.seen).toBe(false)
    const next = world.home.find(page => page.t > event.t)!
    const after = sceneAt(world, next.t + SCENE.move).tiles.find(tile => tile.id === event.title)
    expect(after!.x).toBeGreaterThan(tile.x)
  })

  it('grows brighter to the top left: a fresh page begins with what is liked most', () => {
    const fresh = runs.calm.home.find(page => page.events.length > 1)!
    const { tiles } = sceneAt(runs.calm, fresh.t + HOUR)
    const first = tiles.find(tile => tile.x === slot(0, 0).x && tile.y === slot(0, 0).y)!
    expect(first.liking).toBe(Math.max(...tiles.filter(tile => !tile.seen).map(tile => tile.liking)))
  })

  it('tells the time of each day', () => {
    expect([0, hours(19.999), hours(20), at(3, 12.5)].map(t => dayWords(t, STARTS_AT))).toEqual(['day 1, 04:00', 'day 1, 23:59', 'day 2, 00:00', 'day 3, 12:30'])
  })

  it('draws the worth of pages falling to nothing in the evening without, and hardly at all with rows of the night', () => {
    const evening = Math.round((at(1, 21) / runs.rows.options.duration) * 72)
    expect(worthCurve(runs.baseline, 72)[evening]).toBeLessThan(0.1)
    expect(Math.min(...worthCurve(runs.rows, 72))).toBeGreaterThan(0.6)
    expect(worthCurve(runs.rows)).toHaveLength(217)
  })
})
