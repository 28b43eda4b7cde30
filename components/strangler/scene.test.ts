import type { Duty } from '../../sim/strangler/index.ts'
import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/04-strangler/solution.ts'
import { runProblem } from '../../exercises/04-strangler/world.ts'
import { seconds } from '../../sim/engine/index.ts'
import { BASELINES, run } from '../../sim/strangler/index.ts'
import { figure } from './figure.ts'
import { movedShare, SCENE, sceneAt } from './scene.ts'

const atOnce = run()
const fig = runProblem(solution)
const of = (world: typeof fig, t: number, duty: Duty) => sceneAt(world, t).duties.find(view => view.duty === duty)!

describe('the fig, drawn', () => {
  it('keeps every light inside the canvas at every moment', () => {
    for (const world of [atOnce, fig]) {
      for (let t = 0; t <= world.options.duration; t += 7300) {
        for (const { x, y } of sceneAt(world, t).lights) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(SCENE.words)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(SCENE.ground)
        }
      }
    }
  })

  it('draws each light once', () => {
    const { lights } = sceneAt(fig, seconds(105))
    expect(new Set(lights.map(({ key }) => key)).size).toBe(lights.length)
  })

  it('shows the first duty at the foot of the trunk, and the last at its top', () => {
    const { duties } = sceneAt(fig, 0)
    expect(duties.map(({ y }) => y)).toEqual(duties.map(({ y }) => y).sort((a, b) => b - a))
    expect([duties[0]!.name, duties.at(-1)!.name]).toEqual(['encoding', 'billing'])
  })

  it('shows a difference in the shadow in amber, and what members see in crimson', () => {
    expect(of(fig, seconds(80), 'search')).toMatchObject({ leaf: 'degraded', grown: 0 })
    expect(of(fig, seconds(80), 'search').words).toMatch(/^\d+ of \d+ differ$/)
    expect(of(atOnce, seconds(60), 'search')).toMatchObject({ leaf: 'failed', words: 'members see it', grown: 100 })
  })

  it('says of writes done twice that they are', () => {
    const copies = run({ policy: BASELINES['copy-all'] })
    expect(sceneAt(copies, seconds(100)).duties.filter(({ words }) => words === 'writes done twice').length).toBeGreaterThan(1)
  })

  it('is hollow where the old code is deleted, in the end from foot to top', () => {
    expect(of(fig, seconds(80), 'encoding').isHollow).toBe(true)
    expect(sceneAt(fig, fig.options.duration).duties.every(({ isHollow }) => isHollow)).toBe(true)
  })

  it('has a curve that rises in steps, or at a stroke', () => {
    const [stroke, steps] = [movedShare(atOnce), movedShare(fig)]
    expect(stroke[Math.round(240 * 15 / 300)]).toBe(0)
    expect(stroke[Math.round(240 * 26 / 300)]).toBe(1)
    expect(steps.filter(share => share > 0.05 && share < 0.95).length).toBeGreaterThan(100)
    expect(steps.at(-1)).toBe(1)
  })

  it('shows at its key moment a difference that is kept in the shadow', () => {
    const { key } = figure.views.with!.moments
    expect(sceneAt(fig, key).duties.filter(({ leaf }) => leaf === 'degraded').map(({ duty }) => duty)).toContain('search')
  })
})
