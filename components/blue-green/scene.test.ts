import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/12-blue-green/solution.ts'
import { runProblem } from '../../exercises/12-blue-green/world.ts'
import { run } from '../../sim/blue-green/index.ts'
import { seconds } from '../../sim/engine/index.ts'
import { SCENE, sceneAt } from './scene.ts'

const without = run()
const inOrder = runProblem(solution)

describe('a release, drawn', () => {
  it('keeps every light inside the canvas at every moment', () => {
    for (const world of [without, inOrder]) {
      for (let t = 0; t <= world.options.duration; t += 900) {
        for (const { x, y } of sceneAt(world, t).lights) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(SCENE.width)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(SCENE.height)
        }
      }
    }
  })

  it('is the same picture whether it is played to or jumped to', () => {
    expect(sceneAt(inOrder, 106_000)).toEqual(sceneAt(inOrder, 106_000))
    expect(new Set(sceneAt(without, 20_000).lights.map(({ key }) => key)).size).toBe(sceneAt(without, 20_000).lights.length)
  })

  it('says that nobody is there only where nobody is in', () => {
    expect(sceneAt(without, seconds(11.5)).isNobodyIn).toBe(true)
    for (let t = 0; t <= inOrder.options.duration; t += 1000)
      expect(sceneAt(inOrder, t).isNobodyIn).toBe(false)
  })

  it('shows both fleets in on the way back, the wrong one as failed', () => {
    const { fleets } = sceneAt(inOrder, seconds(106))
    expect(fleets.map(({ name, enabled, health }) => [name, enabled, health])).toEqual([['blue', true, undefined], ['green', true, 'failed']])
  })

  it('throws out in front of the dark fleet whoever comes while it starts', () => {
    const crosses = sceneAt(without, seconds(24)).lights.filter(({ state }) => state === 'refused')
    expect(crosses.length).toBeGreaterThan(10)
    expect(sceneAt(inOrder, seconds(75)).lights.filter(({ state }) => state === 'refused')).toEqual([])
  })
})
