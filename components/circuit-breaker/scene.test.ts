import type { Run } from '../../sim/circuit-breaker/index.ts'
import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/07-circuit-breaker/solution.ts'
import { runProblem } from '../../exercises/07-circuit-breaker/world.ts'
import { run, SCHEDULES } from '../../sim/circuit-breaker/index.ts'
import { recommendationsSpan, playRate, SCENE, sceneAt } from './scene.ts'

const runs = { baseline: run({ seed: 7 }), guarded: runProblem(solution, { seed: 7 }), calm: run({ seed: 3, schedule: SCHEDULES.calm }) }
const moments = Array.from({ length: 200 }, (_, i) => i * 300)

describe.each(Object.entries(runs))('the scene of the %s run', (_name, world) => {
  it('keeps every light and screen inside the canvas at every moment', () => {
    for (const t of moments) {
      const scene = sceneAt(world, t)
      for (const { x, y } of [...scene.lights, ...scene.screens.home, ...scene.screens.play]) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(SCENE.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(SCENE.height)
      }
    }
  })

  it('draws each request once', () => {
    for (const t of moments) {
      const keys = sceneAt(world, t).lights.map(l => l.key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('shows the same picture whether a moment is played to or jumped to', () => {
    const jumped = JSON.stringify(sceneAt(world, 15_000))
    sceneAt(world, 40_000)
    expect(JSON.stringify(sceneAt(world, 15_000))).toBe(jumped)
  })
})

describe('what the wall says', () => {
  const seen = (run: Run, state: string) => {
    const { home } = sceneAt(run, 30_000).screens
    return home.filter(screen => screen.state === state).length / home.length
  }

  it('goes dark without a breaker, and stays lit from the cache with one', () => {
    expect(seen(runs.baseline, 'failed')).toBeGreaterThan(0.8)
    expect(seen(runs.guarded, 'failed')).toBeLessThan(0.1)
    expect(seen(runs.guarded, 'stale')).toBeGreaterThan(0)
  })

  it('shades the time of the fault, and the rate of plays falls in it', () => {
    const { from, to } = recommendationsSpan(runs.baseline)
    expect([from, to]).toEqual([10_000, 40_000])
    const rates = playRate(runs.baseline, 60)
    expect(rates[5]).toBe(1)
    expect(rates[30]).toBeLessThan(0.5)
  })
})
