import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/06-chaos-monkey/solution.ts'
import { runProblem } from '../../exercises/06-chaos-monkey/world.ts'
import { run } from '../../sim/chaos-monkey/index.ts'
import { hours } from '../../sim/engine/index.ts'
import { killCalendar, WINDOW } from './kill-calendar.ts'
import { clockWords, SCENE, sceneAt } from './scene.ts'

const without = run()
const withMonkey = runProblem(solution)

describe('the skyline', () => {
  it('keeps buildings, crosses and words inside the canvas at every moment', () => {
    for (const world of [without, withMonkey]) {
      for (let t = 0; t <= world.options.duration; t += hours(11)) {
        const { buildings, darks, head } = sceneAt(world, t)
        expect(head).toBeLessThanOrEqual(SCENE.sky.x + SCENE.sky.width)
        for (const { x, y, height } of buildings) {
          expect(x).toBeGreaterThanOrEqual(0)
          // Room for the hour above a building that is dark.
          expect(y - 32).toBeGreaterThanOrEqual(SCENE.sky.y + SCENE.sky.height)
          expect(y + height).toBe(SCENE.ground)
        }
        for (const { x, y } of darks) {
          expect(x).toBeGreaterThan(SCENE.sky.x)
          expect(y).toBeLessThan(SCENE.sky.y + SCENE.sky.height)
        }
      }
    }
  })

  it('is the same picture whether it is played to or jumped to', () => {
    expect(sceneAt(withMonkey, hours(620))).toEqual(sceneAt(withMonkey, hours(620)))
  })

  it('goes dark as a whole, at night, with all of its windows', () => {
    const queue = sceneAt(without, hours(44 * 24 + 5)).buildings[0]!
    expect(queue).toMatchObject({ name: 'Queue', isDark: true, since: '03:12', found: 'pager' })
    expect(queue.windows.every(({ state }) => state === 'failed')).toBe(true)
  })

  it('shows nothing wrong for weeks before that', () => {
    for (let t = 0; t < hours(44 * 24); t += hours(10))
      expect(sceneAt(without, t).buildings.some(({ isDark }) => isDark)).toBe(false)
  })

  it('puts out single windows by day, and shares what one knew once it was found', () => {
    const dark = withMonkey.darknesses[0]!
    const [before, after] = [dark.from - 1, dark.from + hours(31)].map(t => sceneAt(withMonkey, t).buildings.find(({ name }) => name.toLowerCase() === dark.service)!)
    expect([before!.knowing.length, after!.knowing.length]).toEqual([1, 2])
    const lost = sceneAt(withMonkey, withMonkey.losses[0]!.t).buildings.flatMap(({ windows }) => windows).filter(({ state }) => state === null)
    expect(lost.length).toBeGreaterThan(0)
  })

  it('tells the time of Los Angeles after the clocks have gone back, too', () => {
    expect(clockWords(hours(44 * 24 + 4.2))).toBe('w7 Wed 03:12')
    expect(clockWords(0)).toBe('w1 Mon 00:00')
  })
})

describe('the calendar of kills', () => {
  it('draws as many as the mean says, all of them inside the window', () => {
    const draws = Array.from({ length: 200 }, (_, seed) => killCalendar(seed).kills)
    expect(draws.flat().length / draws.length).toBeCloseTo(26, 0)
    for (const { weekday, minute } of draws.flat()) {
      expect(weekday).toBeLessThan(5)
      expect(minute).toBeGreaterThanOrEqual(0)
      expect(minute).toBeLessThan(WINDOW)
    }
  })
})
