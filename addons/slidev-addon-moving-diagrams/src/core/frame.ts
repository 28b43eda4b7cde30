import type { Mix } from './mix.ts'
import type { PlacedScene } from './place.ts'
import type { Drawn, Head, Line, Point, SceneEdge, SceneNode, Shape, State, Style } from './scene.ts'
import { only } from './mix.ts'
import { pointAt } from './path.ts'

/** The outline and state of a box. */
export interface BoxLook {
  readonly shape: Shape | 'vessel'
  readonly states: readonly State[]
  readonly style?: Style
  readonly drawn?: Drawn
}

/** The text of a box: in its middle, or a title along the upper edge of a vessel. */
export interface BoxLabel {
  readonly lines: readonly Line[]
  readonly title: boolean
  /** Width of each line, in pixels of the layout, where the font may be another than it was measured with. */
  readonly widths?: readonly number[]
  /** Its middle from that of the box, in pixels of the layout. */
  readonly at?: Point
  readonly color?: string
  readonly ground?: Style['ground']
}

/** A box or vessel at one moment, in pixels of the canvas. */
export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Scale of the label. */
  readonly scale: number
  /** How far from the middle a vessel's title stands. */
  readonly titleAt: number
  readonly opacity: number
  /** Opacity of the label within that. */
  readonly text: number
  /** Drawn from low to high: vessels from 0, the outer ones first; boxes that come or go up to 2; boxes 3. Arrows lie at 1. */
  readonly level: number
  readonly looks: Mix<BoxLook>
  readonly labels: Mix<BoxLabel>
  readonly href?: string
  readonly tooltip?: string
}

export interface ThreadLook {
  readonly line: SceneEdge['line']
  readonly head: Head
  readonly tail: Head
  readonly states: readonly State[]
  readonly style?: Style
}

/** The text on an arrow. */
export interface ThreadLabel {
  readonly lines: readonly Line[]
  /** Width of each line as measured, in pixels of the layout. */
  readonly widths: readonly number[]
  readonly color?: string
}

/** An arrow at one moment. */
export interface Thread {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly points: readonly Point[]
  readonly opacity: number
  /** How much of the way is drawn, from its start, from 0 to 1. */
  readonly drawn: number
  readonly scale: number
  readonly labelAt: Point
  readonly looks: Mix<ThreadLook>
  readonly labels: Mix<ThreadLabel>
}

/** All that is to be seen at one moment. */
export interface Frame {
  readonly fontSize: number
  readonly boxes: ReadonlyMap<string, Box>
  readonly threads: ReadonlyMap<string, Thread>
}

/** A step at rest. */
export function frameOf(scene: PlacedScene): Frame {
  const box = (part: Omit<SceneNode, 'shape'>, shape: BoxLook['shape'], level: number, titleAt = 0): [string, Box] => [part.id, {
    id: part.id,
    x: part.x,
    y: part.y,
    w: part.w,
    h: part.h,
    scale: scene.scale,
    opacity: 1,
    titleAt,
    text: 1,
    level,
    looks: only({ shape, states: part.states, ...(part.style ? { style: part.style } : {}), ...(part.drawn ? { drawn: part.drawn } : {}) }),
    labels: only({
      lines: part.lines,
      title: shape === 'vessel',
      ...(part.widths ? { widths: part.widths } : {}),
      ...(part.drawn ? { at: part.drawn.label } : {}),
      ...(part.style?.color ? { color: part.style.color } : {}),
      ...(part.style?.ground ? { ground: part.style.ground } : {}),
    }),
    ...(part.href ? { href: part.href } : {}),
    ...(part.tooltip ? { tooltip: part.tooltip } : {}),
  }]
  // Outer vessels first, so that inner ones lie on them.
  const clusters = [...scene.clusters].sort((a, b) => b.w * b.h - a.w * a.h)
  return {
    fontSize: scene.fontSize,
    boxes: new Map([...clusters.map((part, index) => box(part, 'vessel', index / 1000, part.titleAt)), ...scene.nodes.map(part => box(part, part.shape, part.behind ? 0.5 : 3))]),
    threads: new Map(scene.edges.map(edge => [edge.id, {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      points: edge.points,
      opacity: 1,
      drawn: 1,
      scale: scene.scale,
      labelAt: edge.label ? [edge.label.x, edge.label.y] : pointAt(edge.points, 0.5),
      looks: only({ line: edge.line, head: edge.head, tail: edge.tail, states: edge.states, ...(edge.style ? { style: edge.style } : {}) }),
      labels: only({ lines: edge.label?.lines ?? [], widths: edge.label?.widths ?? [], ...(edge.style?.color ? { color: edge.style.color } : {}) }),
    }])),
  }
}
