import type { Point } from '../src/core/scene.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeChange, describeScene } from '../src/core/describe.ts'
import { diff } from '../src/core/diff.ts'
import { frameAt } from '../src/core/morph.ts'
import { align, flatten, lengthOf, partOf, pointAt, threadPath } from '../src/core/path.ts'
import { canvasOf, place, stripColumns } from '../src/core/place.ts'
import { lightsAt } from '../src/core/traffic.ts'
import { morphTo, prepare } from '../src/render/stage.ts'
import { anyScene, arrow, box, diagram, expectSound, scene, step } from './scenes.ts'

const SPACE = { width: 1168, height: 480 }

describe('ways of arrows', () => {
  const straight: Point[] = [[0, 0], [100, 0]]
  const bent: Point[] = [[0, 0], [40, 0], [40, 60], [100, 60]]

  it('get as many corners each without looking any different', () => {
    const [a, b] = align(straight, bent)
    expect(a).toHaveLength(b.length)
    expect(lengthOf(a)).toBeCloseTo(lengthOf(straight))
    expect(lengthOf(b)).toBeCloseTo(lengthOf(bent))
    for (const t of [0, 0.2, 0.5, 0.9, 1]) {
      expect(pointAt(a, t)[0]).toBeCloseTo(pointAt(straight, t)[0])
      expect(pointAt(b, t)[1]).toBeCloseTo(pointAt(bent, t)[1])
    }
  })

  it('keep corner on corner where they have as many', () => {
    const moved = bent.map(([x, y]): Point => [x + 10, y * 2])
    expect(align(bent, moved)).toEqual([bent, moved])
  })

  it('round their corners, and do not where they run straight', () => {
    expect(threadPath(bent)).toContain('Q40 0')
    expect(threadPath([[0, 0], [50, 0], [100, 0]])).toBe('M0 0L50 0Q50 0 50 0L100 0')
    expect(threadPath([[0, 0]])).toBe('')
  })

  it('can be cut short', () => {
    expect(partOf(bent, 0.5)).toEqual([[0, 0], [40, 0], [40, 40]])
    expect(partOf(bent, 1)).toEqual(bent)
  })

  it('leave no gap when flattened for lights', () => {
    const flat = flatten(bent)
    expect(flat[0]).toEqual(bent[0])
    expect(flat.at(-1)).toEqual(bent.at(-1))
    expect(lengthOf(flat)).toBeGreaterThan(lengthOf(bent) * 0.85)
    expect(lengthOf(flat)).toBeLessThan(lengthOf(bent))
  })
})

describe('a change', () => {
  const app = box('App', 300, 200)
  const db = box('Db', 600, 200, { shape: 'drum' })
  const before = scene([app, db], [arrow(app, db)])
  const moved = box('App', 300, 100, { states: ['degraded'], lines: ['The app'] })
  const logs = box('Logs', 600, 320)
  const after = scene([moved, box('Db', 600, 100), logs], [arrow(moved, db), arrow(moved, logs)])
  const prepared = prepare(diagram(step(before), step(after)), SPACE)
  const [first, last] = [prepared.frames[0]!, prepared.frames[1]!]

  it('begins and ends exactly at its steps, in both directions', () => {
    const there = morphTo(prepared, first, 0, 1)
    const back = morphTo(prepared, last, 1, 0)
    expect(frameAt(there, 1)).toBe(last)
    expect(frameAt(back, 1)).toBe(first)
    const start = frameAt(there, 0)
    for (const [id, { x, y, w, h, opacity }] of first.boxes)
      expect(start.boxes.get(id)).toMatchObject({ x, y, w, h, opacity })
    expect(start.boxes.get('Logs')!.opacity).toBe(0)
  })

  it('moves the same box all the way, and grows the new one out of the source of its arrow', () => {
    const half = frameAt(morphTo(prepared, first, 0, 1), 0.3)
    const y = half.boxes.get('App')!.y
    expect(y).toBeLessThan(first.boxes.get('App')!.y)
    expect(y).toBeGreaterThan(last.boxes.get('App')!.y)
    const early = frameAt(morphTo(prepared, first, 0, 1), 0.09).boxes.get('Logs')!
    const source = first.boxes.get('App')!
    expect(Math.abs(early.x - source.x)).toBeLessThan(source.w / 2)
    expect(early.level).toBeLessThan(half.boxes.get('App')!.level)
  })

  it('keeps arrows on their boxes', () => {
    for (const progress of [0.1, 0.35, 0.6, 0.9]) {
      const frame = frameAt(morphTo(prepared, first, 0, 1), progress)
      const { points } = frame.threads.get('App-Db')!
      const { x, y, w, h } = frame.boxes.get('App')!
      expect(points[0]![0]).toBeCloseTo(x + w / 2, 0)
      expect(Math.abs(points[0]![1] - y)).toBeLessThanOrEqual(h / 2 + 0.5)
    }
  })

  it('takes the author\'s word for what a box grows out of', () => {
    const told = prepare(diagram(step(before), step(after, { origins: [['Logs', 'Db']] })), SPACE)
    expect(morphTo(told, told.frames[0]!, 0, 1).origins.get('Logs')).toEqual({ id: 'Db', depth: 0 })
    expect(morphTo(prepared, first, 0, 1).origins.get('Logs')).toEqual({ id: 'App', depth: 0 })
  })

  it('lets a box that goes hand over to one of a related name', () => {
    const split = scene([box('AppServer', 300, 100), box('Db', 600, 100)])
    const parts = prepare(diagram(step(before), step(split)), SPACE)
    expect(morphTo(parts, parts.frames[0]!, 0, 1).origins.get('AppServer')).toEqual({ id: 'App', depth: 0 })
  })

  it('goes on from where it is when interrupted', () => {
    const midway = frameAt(morphTo(prepared, first, 0, 1), 0.4)
    const back = morphTo(prepared, midway, 1, 0)
    for (const [id, { x, y, opacity }] of midway.boxes)
      expect(frameAt(back, 0).boxes.get(id)).toMatchObject({ x, y, opacity: expect.closeTo(opacity, 5) })
    expect(frameAt(back, 1)).toBe(first)
  })

  it('never throws, never leaves the canvas and ends right, whatever the graphs and however interrupted', () => {
    const moment = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(anyScene, anyScene, anyScene, fc.array(moment, { minLength: 1, maxLength: 4 }), (a, b, c, moments) => {
      const any = prepare(diagram(step(a), step(b), step(c)), SPACE)
      let frame = any.frames[0]!
      let at = 0
      for (const [index, progress] of moments.entries()) {
        const next = (at + 1 + index % 2) % 3
        const morph = morphTo(any, frame, at, next)
        frame = frameAt(morph, progress)
        expectSound(frame, any.canvas)
        expect(frameAt(morph, 1)).toBe(any.frames[next])
        at = next
      }
      describeChange(a, b)
      describeScene(c)
    }), { numRuns: 100 })
  }, 30_000)
})

describe('the space of a diagram', () => {
  const wide = { ...scene([]), width: 2000, height: 300 }
  const small = { ...scene([]), width: 300, height: 100 }

  it('is the same for all steps, holds each of them, and is no higher than needed', () => {
    const canvas = canvasOf([wide, small], SPACE)
    expect(canvas.width).toBe(1168)
    expect(canvas.height).toBeLessThan(480)
    expect(2000 * canvas.scales[0]!).toBeLessThanOrEqual(1168)
    expect(canvas.scales[1]).toBe(1.25)
  })
})

describe('small multiples', () => {
  it('are as large as their space allows', () => {
    const wide = { width: 1168, height: 300 }
    expect(stripColumns(2, wide, SPACE)).toBe(1)
    expect(stripColumns(4, { width: 1168, height: 440 }, SPACE)).toBe(2)
    expect(stripColumns(3, { width: 500, height: 480 }, SPACE)).toBe(3)
    expect(stripColumns(1, wide, SPACE)).toBe(1)
  })
})

describe('the title of a vessel', () => {
  const vessel = { ...box('Region', 300, 200, { w: 400, h: 300 }), titleWidth: 100 }
  const [above, inside] = [box('A', 200, 20), box('B', 200, 250)]
  const titleOf = (x: number) => {
    const edge = arrow(above, inside, { points: [[x, 44], [x, 226]] })
    return place(scene([above, inside], [edge], [vessel]), 1, { width: 900, height: 400 }).clusters[0]!
  }

  it('stands to the left, and makes way for an arrow that enters there', () => {
    expect(titleOf(450).titleAt).toBe(-134)
    const { titleAt } = titleOf(180)
    expect(300 + titleAt - 50).toBeGreaterThan(180)
    expect(titleAt).toBeLessThan(0)
  })
})

describe('what is said of a change', () => {
  const app = box('App', 300, 200, { lines: ['One', 'application'] })
  const db = box('Db', 600, 200)

  it('names what is new, gone, renamed and failed, by its label', () => {
    const next = scene([box('App', 0, 0, { lines: ['Gateway'], states: ['degraded'] }), box('Logs', 0, 0, { lines: ['Activity logs'] })])
    expect(describeChange(scene([app, db], [arrow(app, db)]), next))
      .toBe('New: Activity logs. Gone: Db. Renamed: One application to Gateway. Gateway is degraded.')
  })

  it('names arrows between boxes that stay', () => {
    expect(describeChange(scene([app, db]), scene([app, db], [arrow(app, db)]))).toBe('New arrow: One application to Db.')
    expect(diff(scene([app, db]), scene([app, db]))).toMatchObject({ added: [], removed: [], changed: [], addedEdges: [] })
    expect(describeChange(scene([app, db]), scene([app, db]))).toBe('')
  })

  it('counts what would be too long to hear', () => {
    const many = Array.from({ length: 9 }, (_, index) => box(`S${index}`, 0, 0))
    expect(describeChange(scene([]), scene(many))).toBe('New: S0, S1, S2, S3 and 5 more.')
  })
})

describe('traffic', () => {
  const [a, b, c] = [box('A', 100, 200), box('B', 400, 200), box('C', 700, 200)]
  const { frames } = prepare(diagram(step(scene([a, b, c], [arrow(a, b), arrow(b, c)]))), SPACE)
  const frame = frames[0]!

  it('is the same at the same time, and moves along', () => {
    const traffic = [{ kind: 'healthy', way: ['A', 'B', 'C'] }] as const
    expect(lightsAt(frame, traffic, 500)).toEqual(lightsAt(frame, traffic, 500))
    const [x0, x1] = [0, 400].map(time => lightsAt(frame, traffic, time)[0]!.x)
    expect(x1! - x0!).toBeCloseTo(0.4 * 240, 0)
  })

  it('takes arrows backwards for answers', () => {
    const [there] = lightsAt(frame, [{ kind: 'healthy', way: ['C', 'B', 'A'] }], 200)
    const [later] = lightsAt(frame, [{ kind: 'healthy', way: ['C', 'B', 'A'] }], 400)
    expect(later!.x).toBeLessThan(there!.x)
  })

  it('ends in a cross when it fails, and on paper shows that cross', () => {
    const failing = [{ kind: 'failing', way: ['A', 'B'] }] as const
    const tip = frame.threads.get('A-B')!.points.at(-1)!
    expect(lightsAt(frame, failing, undefined).at(-1)).toMatchObject({ ended: true, x: tip[0], y: tip[1] })
    expect(lightsAt(frame, failing, undefined).filter(({ ended }) => ended)).toHaveLength(1)
  })
})
