import type { Point } from './scene.ts'

/** Radius of the corners of an arrow, in pixels of the canvas. */
export const CORNER = 16

const EPSILON = 1e-6

export const lerp = (from: number, to: number, t: number) => from + (to - from) * t

export const distance = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1])

const between = (a: Point, b: Point, t: number): Point => [lerp(a[0], b[0], t), lerp(a[1], b[1], t)]

/** Length of a way along its corners. */
export function lengthOf(points: readonly Point[]): number {
  let sum = 0
  for (let index = 1; index < points.length; index++)
    sum += distance(points[index - 1]!, points[index]!)
  return sum
}

/** How far along the way each corner lies, from 0 to 1. */
export function fractionsOf(points: readonly Point[]): number[] {
  const total = lengthOf(points)
  let sum = 0
  return points.map((point, index) => {
    if (index > 0)
      sum += distance(points[index - 1]!, point)
    return total > EPSILON ? Math.min(1, sum / total) : index / Math.max(1, points.length - 1)
  })
}

/** The point at a fraction of a way. */
export function pointAt(points: readonly Point[], fraction: number): Point {
  const fractions = fractionsOf(points)
  const next = fractions.findIndex((at, index) => index > 0 && at >= fraction)
  if (next < 0)
    return points.at(-1)!
  const span = fractions[next]! - fractions[next - 1]!
  return between(points[next - 1]!, points[next]!, span > EPSILON ? (fraction - fractions[next - 1]!) / span : 0)
}

/** The part of a way from its start to a fraction of it. */
export function partOf(points: readonly Point[], fraction: number): Point[] {
  if (fraction >= 1)
    return [...points]
  const fractions = fractionsOf(points)
  return [...points.filter((_, index) => fractions[index]! < fraction), pointAt(points, Math.max(0, fraction))]
}

/** A way without its last pixels; whole where it is shorter. */
export function shortened(points: readonly Point[], by: number): readonly Point[] {
  let rest = by
  for (let index = points.length - 1; index > 0 && by > 0; index--) {
    const [from, to] = [points[index - 1]!, points[index]!]
    const length = distance(from, to)
    if (length > rest)
      return [...points.slice(0, index), between(to, from, rest / length)]
    rest -= length
  }
  return points
}

/** A way without the corners at which it does not turn. */
export function withoutStraight(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before || !after)
      return true
    const cross = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
    return Math.abs(cross) > 0.01 * (1 + distance(before, point) * distance(point, after))
  })
}

/**
 * Two ways with as many corners each, drawn the same as before, so that they can be
 * interpolated corner by corner. Ways that differ in corners get each other's, at the same
 * fraction of their length; on its own way such a corner is straight and does not show.
 */
export function align(a: readonly Point[], b: readonly Point[]): [Point[], Point[]] {
  const from = withoutStraight(a)
  const to = withoutStraight(b)
  if (from.length === to.length)
    return [from, to]
  const cuts = [...fractionsOf(from).slice(1, -1), ...fractionsOf(to).slice(1, -1)].sort((x, y) => x - y)
  const cut = (points: readonly Point[]) => [points[0]!, ...cuts.map(fraction => pointAt(points, fraction)), points.at(-1)!]
  return [cut(from), cut(to)]
}

/** A corner ready to draw: where its curve begins and ends. */
interface Bend { readonly corner: Point, readonly start: Point, readonly end: Point }

/** The largest length taken from a side of a corner, in radii: that of a turn of about 115°. */
const SHARPEST = 1.56

/** What a corner of this radius would take from its sides: nothing where the way runs straight. */
function tangent(before: Point, corner: Point, after: Point, radius: number): number {
  const [ax, ay] = [corner[0] - before[0], corner[1] - before[1]]
  const [bx, by] = [after[0] - corner[0], after[1] - corner[1]]
  const [cross, dot] = [Math.abs(ax * by - ay * bx), ax * bx + ay * by]
  // tan(θ / 2) = sin θ / (1 + cos θ)
  const room = Math.hypot(ax, ay) * Math.hypot(bx, by) + dot
  return radius * (cross < SHARPEST * room ? cross / room : cross + Math.abs(dot) > EPSILON ? SHARPEST : 0)
}

/**
 * Rounds the corners of a way. The length taken from both sides of a corner falls to nothing
 * with its turn, so a corner that straightens out in a morph never jumps.
 */
function bendsOf(points: readonly Point[], radius: number): Bend[] {
  const last = points.length - 1
  const wanted = points.map((corner, index) => index > 0 && index < last ? tangent(points[index - 1]!, corner, points[index + 1]!, radius) : 0)
  const bends: Bend[] = []
  for (let index = 1; index < last; index++) {
    const corner = points[index]!
    const [before, after] = [points[index - 1]!, points[index + 1]!]
    const [back, ahead] = [distance(before, corner), distance(corner, after)]
    const here = wanted[index]!
    // Two corners that want more than the side between them share it.
    const trim = Math.min(here, back * here / (here + wanted[index - 1]! + EPSILON), ahead * here / (here + wanted[index + 1]! + EPSILON))
    bends.push({
      corner,
      start: back > EPSILON ? between(corner, before, trim / back) : corner,
      end: ahead > EPSILON ? between(corner, after, trim / ahead) : corner,
    })
  }
  return bends
}

const number = (value: number) => String(Math.round(value * 10) / 10)
const pair = ([x, y]: Point) => `${number(x)} ${number(y)}`

/** The SVG path of a way with rounded corners. */
export function threadPath(points: readonly Point[], radius = CORNER): string {
  const [first] = points
  if (!first || points.length < 2)
    return ''
  let path = `M${pair(first)}`
  for (const { corner, start, end } of bendsOf(points, radius))
    path += `L${pair(start)}Q${pair(corner)} ${pair(end)}`
  return `${path}L${pair(points.at(-1)!)}`
}

/** A way with rounded corners as short straight pieces, for what travels along it. */
export function flatten(points: readonly Point[], radius = CORNER): Point[] {
  if (points.length < 3)
    return [...points]
  const curves = bendsOf(points, radius).flatMap(({ corner, start, end }) =>
    [0, 0.25, 0.5, 0.75, 1].map(t => between(between(start, corner, t), between(corner, end, t), t)))
  return [points[0]!, ...curves, points.at(-1)!]
}
