import { describe, expect, it } from 'vitest'
import { careful, run } from '../../sim/retry-storm/index.ts'
import { afterwards, SCENE, sceneAt, servedRate } from './scene.ts'

const storm = run()
const calm = run({ policy: careful })
const points = (path: string) => [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

describe('the hall of mirrors', () => {
  it('keeps every ray inside the hall, at every moment', () => {
    const { hall } = SCENE
    for (const world of [storm, calm]) {
      for (let t = 0; t <= world.options.duration; t += 900) {
        const { rays } = sceneAt(world, t)
        const outside = points(rays.in + rays.back).filter(({ x, y }) => x < hall.left || x > hall.right || y < hall.top || y > hall.bottom)
        expect(outside, `at ${t} ms`).toEqual([])
      }
    }
  })

  it('is full of reflections long after the disk was mended, and empty of them by the rules', () => {
    const returning = (world: typeof storm, t: number) => points(sceneAt(world, t).rays.back).length / 2
    expect(returning(storm, 9000)).toBe(0)
    expect(returning(storm, 40_000)).toBeGreaterThan(50)
    expect(returning(calm, 40_000)).toBe(0)
  })

  it('lets no refused light through the slit', () => {
    const { slit, hall } = SCENE
    for (let t = 12_000; t < 40_000; t += 500) {
      for (const { x, y } of points(sceneAt(storm, t).rays.back)) {
        if (x === hall.right)
          expect(Math.abs(y - slit.y)).toBeGreaterThan(slit.height / 2)
      }
    }
  })

  it('shows what keeps it going: a full tank, in which every wait is too long', () => {
    const late = (world: typeof storm, t: number) => sceneAt(world, t).level > sceneAt(world, t).tooLate
    expect(late(storm, 9000)).toBe(false)
    expect(late(storm, 50_000)).toBe(true)
    expect(sceneAt(storm, 50_000).wait).toBeGreaterThan(1.8)
    expect(late(calm, 50_000)).toBe(false)
  })

  it('has a mirror for each layer, the same for all that have fewer', () => {
    const mirrors = (layers: number) => sceneAt(run({ layers }), 30_000).mirrors.map(({ name }) => name)
    expect(mirrors(3)).toEqual(['edge', 'service', 'storage'])
    expect(mirrors(1)).toEqual(['storage'])
    expect(sceneAt(calm, 30_000).mirrors.slice(0, 2).map(({ rate }) => rate)).toEqual([0, 0])
  })
})

describe('the strip', () => {
  it('tells how many members are served: all, none, and with the rules all again', () => {
    const at = (world: typeof storm, t: number) => servedRate(world)[Math.round(t / world.options.duration * 240)]!
    expect(at(storm, 9000)).toBe(1)
    expect(at(storm, 50_000)).toBe(0)
    expect(at(calm, 50_000)).toBe(1)
    expect(afterwards(storm)).toEqual({ from: 20_000, to: 60_000 })
  })
})
