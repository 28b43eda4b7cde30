import { describe, expect, it } from 'vitest'
import * as solution from '../../exercises/14-tracing/solution.ts'
import { runProblem } from '../../exercises/14-tracing/world.ts'
import { parseTraces, run, traceText } from '../../sim/tracing/index.ts'
import { figure } from './figure.ts'
import { SCENE, sceneAt } from './scene.ts'

const without = run()
const traced = runProblem(solution)
const OVER = 1080
const UNROLLED = 1700
const named = (scene: ReturnType<typeof sceneAt>, state: string) => scene.stars.filter(star => star.state === state).map(({ name }) => name)

describe('a page, drawn', () => {
  it('keeps every star, bar and word inside the canvas at every moment', () => {
    for (const world of [without, traced, runProblem(solution, { merges: 12, seed: 42 })]) {
      for (let t = 0; t <= world.options.duration; t += 150) {
        const { stars, bars, blamed } = sceneAt(world, t)
        for (const { x, y } of [...stars, ...bars, ...blamed ? [blamed] : []]) {
          expect(x).toBeGreaterThanOrEqual(90)
          expect(x).toBeLessThanOrEqual(SCENE.readouts.x)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(SCENE.height)
        }
      }
    }
  })

  it('has a star for each service, and none upon another', () => {
    const { stars } = sceneAt(traced, 0)
    expect(stars).toHaveLength(50)
    for (const [i, star] of stars.entries()) {
      for (const other of stars.slice(i + 1))
        expect(Math.hypot(star.x - other.x, star.y - other.y), `${star.name} and ${other.name}`).toBeGreaterThan(18)
    }
  })

  it('says without ids that all is well, and nothing else', () => {
    for (let t = 0; t <= without.options.duration; t += 150) {
      const scene = sceneAt(without, t)
      expect(named(scene, 'well')).toHaveLength(50)
      expect([scene.threads, scene.bars, scene.blamed]).toEqual([[], [], undefined])
    }
  })

  it('lets one thread stay bright while the page waits, and the star at its end burn once it is there', () => {
    const bright = (t: number) => sceneAt(traced, t).threads.filter(({ state }) => state === 'bright').length
    expect(bright(600)).toBe(5)
    expect(named(sceneAt(traced, 600), 'busy')).toContain('licences')
    const over = sceneAt(traced, OVER)
    expect(named(over, 'burning')).toEqual(['licences'])
    expect(over.blamed).toMatchObject({ name: 'licences', words: '567 ms of 806 ms' })
    expect(bright(OVER)).toBe(5)
  })

  it('unrolls the tree into a row a call, and light where the page waited: all of its time', () => {
    const { bars, waited, unrolled } = sceneAt(traced, UNROLLED)
    expect(unrolled).toBe(1)
    expect(bars).toHaveLength(traced.watched.calls.length)
    const light = [...waited.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)].reduce((sum, [, from, to]) => sum + Number(to) - Number(from), 0)
    expect(light / SCENE.waterfall.width).toBeGreaterThan(0.97)
    expect(light / SCENE.waterfall.width).toBeLessThanOrEqual(1.001)
  })

  it('leaves a branch dark whose calls came without a name', () => {
    const lost = sceneAt(runProblem(solution, { loses: 'user' }), OVER)
    expect(named(lost, 'dark')).toEqual(expect.arrayContaining(['profiles', 'billing']))
    expect(lost.words).toBe('Calls of 10 services are missing: they came without a name')
    expect(lost.notes).toMatchObject([{ name: 'user', words: 'passes nothing on' }])
  })

  it('hangs a service on whoever called it by the trace, where another way to it is dark', () => {
    const { threads, stars } = sceneAt(runProblem(solution, { loses: 'titles' }), OVER)
    const at = (name: string) => stars.find(star => star.name === name)!
    const between = (from: string, to: string) => `M${at(from).x.toFixed(1)} ${at(from).y.toFixed(1)}L${at(to).x.toFixed(1)} ${at(to).y.toFixed(1)}`
    expect(threads.map(({ d }) => d)).toContain(between('trailers', 'availability'))
    expect(threads.map(({ d }) => d)).not.toContain(between('titles', 'availability'))
  })

  it('shows nothing of a page of which nothing is kept', () => {
    const scene = sceneAt(runProblem(solution, { sampling: 'tenth' }), UNROLLED)
    expect([scene.threads, scene.bars]).toEqual([[], []])
    expect(scene.words).toBe('This page is one of the nine in ten of which nothing is kept')
  })

  it('shows what the room takes for it, and that it is on time too', () => {
    expect(sceneAt({ ...without, guess: 'ratings' }, OVER).notes).toMatchObject([{ name: 'ratings', words: '98% on time' }])
  })

  it('moves services that are merged to where they live', () => {
    const { stars } = sceneAt(runProblem(solution, { merges: 6 }), 0)
    const at = (name: string) => stars.find(star => star.name === name)!
    expect(Math.hypot(at('avatar').x - at('profiles').x, at('avatar').y - at('profiles').y)).toBeLessThan(14)
  })

  it('is the same picture whether it is played to or jumped to', () => {
    expect(sceneAt(traced, 600)).toEqual(sceneAt(runProblem(solution), 600))
  })
})

it('opens a trace that the world has written, and finds the same in it', () => {
  const opened = figure.opens!.parse(traceText(traced.watched.spans))
  const { calls, path } = opened.watched
  expect(calls.map(({ service }) => service)).toEqual(expect.arrayContaining(['edge', 'licences']))
  expect(calls).toHaveLength(traced.watched.calls.length)
  expect(path).toEqual(traced.watched.path)
  const t = opened.options.duration
  expect(sceneAt(opened, t).blamed).toMatchObject({ name: 'licences' })
  expect(parseTraces(traceText(traced.watched.spans))).toEqual([traced.watched.spans])
})
