import type { Frame } from '../src/core/frame.ts'
import type { Diagram, Scene, SceneEdge, SceneNode, Step } from '../src/core/scene.ts'
import fc from 'fast-check'
import { expect } from 'vitest'
import { SHAPES, STATES } from '../src/core/scene.ts'
import { draw, toMarkup } from '../src/render/index.ts'

const FONT = { family: '\'Instrument Sans\', sans-serif', weight: 500 }

/** A box with sensible fields where a test does not care. */
export function box(id: string, x: number, y: number, more: Partial<SceneNode> = {}): SceneNode {
  return { id, x, y, w: 120, h: 48, lines: [id], states: [], shape: 'card', ...more }
}

/** A straight arrow between two boxes of the same height. */
export function arrow(from: SceneNode, to: SceneNode, more: Partial<SceneEdge> = {}): SceneEdge {
  return { id: `${from.id}-${to.id}`, from: from.id, to: to.id, points: [[from.x + from.w / 2, from.y], [to.x - to.w / 2, to.y]], line: 'solid', head: 'arrow', tail: 'none', states: [], ...more }
}

export function scene(nodes: SceneNode[], edges: SceneEdge[] = [], clusters: Scene['clusters'] = []): Scene {
  return { width: 900, height: 400, fontSize: 20, nodes, edges, clusters }
}

export function step(of: Scene, more: Partial<Step> = {}): Step {
  return { scene: of, caption: '', traffic: [], origins: [], ...more }
}

export const diagram = (...steps: Step[]): Diagram => ({ name: 'test', font: FONT, steps })

const size = { width: 1000, height: 500 }
const coordinate = (most: number) => fc.double({ min: 0, max: most, noNaN: true })
const point = fc.tuple(coordinate(size.width), coordinate(size.height))

/** Any laid-out step, sensible or not: boxes anywhere in the drawing, arrows with any corners. */
export const anyScene: fc.Arbitrary<Scene> = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'Db', 'DbNew', 'Region', 'x y'), { maxLength: 7 }).chain((ids) => {
  const part = (id: string) => fc.record({
    id: fc.constant(id),
    at: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    w: coordinate(400),
    h: coordinate(200),
    lines: fc.array(fc.string({ maxLength: 8 }), { maxLength: 2 }),
    states: fc.subarray([...STATES]),
    shape: fc.constantFrom(...SHAPES),
    cluster: fc.boolean(),
    parent: fc.option(fc.constantFrom('A', 'Region'), { nil: undefined }),
  }).map(({ at, cluster, parent, ...rest }) => ({
    cluster,
    part: { ...rest, x: rest.w / 2 + at[0] * (size.width - rest.w), y: rest.h / 2 + at[1] * (size.height - rest.h), ...(parent ? { parent } : {}) },
  }))
  const edges: fc.Arbitrary<readonly Omit<SceneEdge, 'id'>[]> = ids.length < 1
    ? fc.constant([])
    : fc.uniqueArray(fc.record({
        from: fc.constantFrom(...ids),
        to: fc.constantFrom(...ids),
        points: fc.array(point, { minLength: 2, maxLength: 6 }),
        line: fc.constantFrom('solid' as const, 'dotted' as const, 'thick' as const, 'invisible' as const),
        head: fc.constantFrom('none' as const, 'arrow' as const, 'cross' as const, 'circle' as const),
        tail: fc.constantFrom('none' as const, 'arrow' as const),
        label: point.map(([x, y]) => ({ x, y, lines: ['label'], widths: [40] })),
        states: fc.subarray([...STATES], { maxLength: 2 }),
      }, { noNullPrototype: true, requiredKeys: ['from', 'to', 'points', 'line', 'head', 'tail', 'states'] }), { maxLength: 6, selector: ({ from, to }) => `${from}-${to}` })
  return fc.record({ parts: fc.tuple(...ids.map(part)), edges }).map(({ parts, edges }): Scene => ({
    ...size,
    fontSize: 20,
    nodes: parts.filter(({ cluster }) => !cluster).map(({ part }) => part),
    clusters: parts.filter(({ cluster }) => cluster).map(({ part }) => ({ ...part, titleWidth: 80 })),
    edges: edges.map(edge => ({ ...edge, id: `${edge.from}-${edge.to}` })),
  }))
})

/** Nothing of a moment may be NaN, leave the canvas, or be more than whole. */
export function expectSound(frame: Frame, canvas: { width: number, height: number }) {
  const problems: string[] = []
  const within = (what: string, value: number, least: number, most: number) => {
    if (!(value >= least - 0.01 && value <= most + 0.01))
      problems.push(`${what} is ${value}, not within ${least} and ${most}`)
  }
  const inside = (what: string, x: number, y: number) => {
    within(`x of ${what}`, x, 0, canvas.width)
    within(`y of ${what}`, y, 0, canvas.height)
  }
  for (const { id, x, y, w, h, scale, opacity, text, looks, labels } of frame.boxes.values()) {
    inside(id, x - w / 2, y - h / 2)
    inside(id, x + w / 2, y + h / 2)
    within(`opacity of ${id}`, opacity, 0, 1)
    within(`text of ${id}`, text, 0, 1)
    within(`scale of ${id}`, scale, 0, 2)
    for (const mix of [looks, labels])
      within(`mix of ${id}`, mix.reduce((sum, { weight }) => sum + weight, 0), 1, 1)
  }
  for (const { id, points, labelAt, opacity, drawn } of frame.threads.values()) {
    [...points, labelAt].forEach(([x, y]) => inside(id, x, y))
    within(`opacity of ${id}`, opacity, 0, 1)
    within(`drawn of ${id}`, drawn, 0, 1)
  }
  const markup = toMarkup(draw({ frame, lights: [], ...canvas, ids: 'test', font: FONT, label: '' }))
  problems.push(.../NaN|Infinity|undefined/.exec(markup) ?? [])
  expect(problems).toEqual([])
}
