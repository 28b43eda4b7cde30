import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/05-outbox/solution.ts'
import { runProblem } from '../../exercises/05-outbox/world.ts'
import { run } from '../../sim/outbox/index.ts'
import { SCENE, sceneAt } from './scene.ts'

const without = run()
const withOutbox = runProblem(solution)

/** Numbers of a path that are heights: after V, and the second of a pair. */
const heights = (path: string) => [...path.matchAll(/V(-?[\d.]+)|[ML]-?[\d.]+ (-?[\d.]+)/g)].map(match => Number(match[1] ?? match[2]))

describe('owner, film and copy, drawn', () => {
  it('keeps stairs, frames and lights on the canvas at every moment', () => {
    for (const world of [without, withOutbox]) {
      for (let t = 0; t <= world.options.duration; t += 400) {
        const scene = sceneAt(world, t)
        for (const y of heights(scene.owner))
          expect(y >= SCENE.owner.top - 1 && y <= SCENE.owner.bottom + 1, `${t}: ${y}`).toBe(true)
        for (const y of heights(scene.copy + scene.ghost))
          expect(y >= SCENE.copy.top - 1 && y <= SCENE.copy.bottom + 1, `${t}: ${y}`).toBe(true)
        for (const { x, y } of scene.lights)
          expect(x >= 0 && x <= SCENE.width && y >= 0 && y <= SCENE.height).toBe(true)
        for (const { x } of scene.frames)
          expect(x >= 0 && x + SCENE.film.frame <= SCENE.now).toBe(true)
      }
    }
  })

  it('closes the gap in the end with the outbox, and leaves it open without', () => {
    const end = (world: typeof without) => heights(sceneAt(world, 44_000).copy).at(-1)! - heights(sceneAt(world, 44_000).ghost).at(-1)!
    expect(end(withOutbox)).toBeLessThan(6)
    expect(end(without)).toBeGreaterThan(6)
  })

  it('marks what took effect twice, and has nothing to mark with the outbox', () => {
    expect(sceneAt(without, 55_000).wrong.length).toBeGreaterThan(2)
    for (let t = 0; t <= 60_000; t += 1000)
      expect(sceneAt(withOutbox, t).wrong).toEqual([])
  })

  it('shows where the service died, and after which step', () => {
    expect(sceneAt(without, 12_000).deaths.map(({ step }) => step)).toEqual(['save'])
    expect(sceneAt(withOutbox, 12_000).deaths.map(({ step }) => step)).toEqual(['begin'])
  })

  it('says who is dead', () => {
    expect(sceneAt(withOutbox, 20_000).dead).toEqual({ service: false, relay: true, reader: false })
  })
})
