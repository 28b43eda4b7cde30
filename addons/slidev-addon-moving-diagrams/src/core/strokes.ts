import type { Point } from './scene.ts'

/** Two rows of an affine transformation, as SVG's `matrix(a b c d e f)`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A piece of a path: where it goes, over which control points; without a `to` it closes. */
type Piece = { readonly kind: 'M' | 'L', readonly to: Point } | { readonly kind: 'C', readonly over: readonly [Point, Point], readonly to: Point } | { readonly kind: 'Z' }

const LENGTHS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }

/** An elliptical arc as cubic curves, after the SVG specification's notes on implementation. */
function arc([x1, y1]: Point, rx: number, ry: number, turn: number, large: boolean, sweep: boolean, [x2, y2]: Point): Piece[] {
  if (!rx || !ry)
    return [{ kind: 'L', to: [x2, y2] }]
  const phi = turn * Math.PI / 180
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)]
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2]
  const [px, py] = [cos * dx + sin * dy, -sin * dx + cos * dy]
  let [a, b] = [Math.abs(rx), Math.abs(ry)]
  const grow = Math.sqrt(Math.max(1, px * px / (a * a) + py * py / (b * b)))
  a *= grow
  b *= grow
  const rest = Math.max(0, a * a * b * b - a * a * py * py - b * b * px * px)
  const factor = (large === sweep ? -1 : 1) * Math.sqrt(rest / Math.max(1e-12, a * a * py * py + b * b * px * px))
  const [cx0, cy0] = [factor * a * py / b, -factor * b * px / a]
  const [cx, cy] = [cos * cx0 - sin * cy0 + (x1 + x2) / 2, sin * cx0 + cos * cy0 + (y1 + y2) / 2]
  const start = Math.atan2((py - cy0) / b, (px - cx0) / a)
  let sweepAngle = Math.atan2((-py - cy0) / b, (-px - cx0) / a) - start
  if (sweep && sweepAngle < 0)
    sweepAngle += 2 * Math.PI
  if (!sweep && sweepAngle > 0)
    sweepAngle -= 2 * Math.PI
  const count = Math.max(1, Math.ceil(Math.abs(sweepAngle) / (Math.PI / 2) - 1e-6))
  const step = sweepAngle / count
  const reach = 4 / 3 * Math.tan(step / 4)
  const at = (angle: number, along: number): Point => {
    const [x, y] = [a * (Math.cos(angle) - along * Math.sin(angle)), b * (Math.sin(angle) + along * Math.cos(angle))]
    return [cos * x - sin * y + cx, sin * x + cos * y + cy]
  }
  return Array.from({ length: count }, (_, index): Piece => {
    const [from, to] = [start + index * step, start + (index + 1) * step]
    return { kind: 'C', over: [at(from, reach), at(to, -reach)], to: index === count - 1 ? [x2, y2] : at(to, 0) }
  })
}

/** Reads any SVG path as moves, lines, cubic curves and closings, in absolute coordinates. */
function parse(d: string): Piece[] {
  const pieces: Piece[] = []
  let [at, start]: [Point, Point] = [[0, 0], [0, 0]]
  let control: { readonly kind: 'C' | 'Q', readonly at: Point } | undefined
  for (const [, letter = '', text = ''] of d.matchAll(/([a-z])([^a-z]*(?:e[-+]?\d+[^a-df-z]*)*)/gi)) {
    const kind = letter.toUpperCase()
    const length = LENGTHS[kind]
    if (length === undefined)
      continue
    // The flags of an arc may stand without a space between them and the number after.
    const numbers = kind === 'A'
      ? [...text.matchAll(/\s*,?\s*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)[\s,]*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)[\s,]*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)[\s,]*([01])[\s,]*([01])[\s,]*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)[\s,]*([-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?)/gi)].flatMap(match => match.slice(1).map(Number))
      : [...text.matchAll(/[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?/gi)].map(Number)
    const relative = letter !== kind
    for (let index = 0, first = true; first || index + length <= numbers.length; index += length, first = false) {
      const values = numbers.slice(index, index + length)
      if (length && values.length < length)
        break
      const point = (offset: number): Point => relative ? [at[0] + values[offset]!, at[1] + values[offset + 1]!] : [values[offset]!, values[offset + 1]!]
      const mirrored = (wanted: 'C' | 'Q'): Point => control?.kind === wanted ? [2 * at[0] - control.at[0], 2 * at[1] - control.at[1]] : at
      const cubic = (a: Point, b: Point, to: Point) => {
        pieces.push({ kind: 'C', over: [a, b], to })
        control = { kind: 'C', at: b }
        at = to
      }
      const quadratic = (over: Point, to: Point) => {
        const two = (from: Point): Point => [from[0] + (over[0] - from[0]) * 2 / 3, from[1] + (over[1] - from[1]) * 2 / 3]
        pieces.push({ kind: 'C', over: [two(at), two(to)], to })
        control = { kind: 'Q', at: over }
        at = to
      }
      switch (kind) {
        case 'C': cubic(point(0), point(2), point(4)); continue
        case 'S': cubic(mirrored('C'), point(0), point(2)); continue
        case 'Q': quadratic(point(0), point(2)); continue
        case 'T': quadratic(mirrored('Q'), point(0)); continue
      }
      control = undefined
      if (kind === 'Z') {
        pieces.push({ kind: 'Z' })
        at = start
        break
      }
      if (kind === 'A') {
        const [rx = 0, ry = 0, turn = 0, large, sweep] = values
        const to = point(5)
        pieces.push(...arc(at, rx, ry, turn, large === 1, sweep === 1, to))
        at = to
        continue
      }
      const to: Point = kind === 'H' ? [values[0]! + (relative ? at[0] : 0), at[1]] : kind === 'V' ? [at[0], values[0]! + (relative ? at[1] : 0)] : point(0)
      // Further pairs of a move are lines.
      pieces.push({ kind: kind === 'M' && first ? 'M' : 'L', to })
      at = to
      if (kind === 'M' && first)
        start = to
    }
  }
  return pieces
}

const apply = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f]
const apart = (a: Point, b: Point) => Math.hypot(b[0] - a[0], b[1] - a[1])
/** How far a point lies from the line through two others. */
const off = (point: Point, a: Point, b: Point) => {
  const length = apart(a, b)
  return length < 1e-9 ? apart(point, a) : Math.abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length
}

const number = (value: number) => String(Math.round(value * 10) / 10)
const pair = ([x, y]: Point) => `${number(x)} ${number(y)}`

/**
 * A path as short as it can be written: absolute, in M, L, C and Z, straight curves as lines,
 * lines that go on as one, to a tenth of a pixel.
 *
 * @param d any path of SVG
 * @param matrix into which coordinates
 */
export function plainPath(d: string, matrix: Matrix = [1, 0, 0, 1, 0, 0]): string {
  const out: Piece[] = []
  let at: Point = [0, 0]
  let start: Point = [0, 0]
  for (const piece of parse(d)) {
    if (piece.kind === 'Z') {
      if (out.at(-1)?.kind !== 'Z')
        out.push(piece)
      at = start
      continue
    }
    const to = apply(matrix, piece.to)
    if (piece.kind === 'M') {
      // A move to where the pen is changes nothing.
      if (out.length && apart(at, to) < 0.05 && out.at(-1)!.kind !== 'Z')
        continue
      if (out.at(-1)?.kind === 'M')
        out.pop()
      out.push({ kind: 'M', to })
      start = to
    }
    else {
      const over = piece.kind === 'C' ? (piece as Extract<Piece, { kind: 'C' }>).over.map(point => apply(matrix, point)) as [Point, Point] : undefined
      const straight = !over || over.every(point => off(point, at, to) < 0.1)
      if (apart(at, to) < 0.05 && straight)
        continue
      const last = out.at(-1)
      const before = out.at(-2)
      const from = last?.kind === 'L' && before && before.kind !== 'Z' ? before.to : undefined
      if (straight && from && off(at, from, to) < 0.05 && (at[0] - from[0]) * (to[0] - at[0]) + (at[1] - from[1]) * (to[1] - at[1]) >= 0)
        out.pop()
      out.push(straight ? { kind: 'L', to } : { kind: 'C', over: over!, to })
    }
    at = to
  }
  if (out.at(-1)?.kind === 'M')
    out.pop()
  return out.map(piece => piece.kind === 'Z' ? 'Z' : piece.kind === 'C' ? `C${pair(piece.over[0])} ${pair(piece.over[1])} ${pair(piece.to)}` : piece.kind + pair(piece.to)).join('')
}

/** A plain path stretched in both directions. */
export function stretched(d: string, x: number, y: number): string {
  if (x === 1 && y === 1)
    return d
  let across = false
  return d.replace(/-?\d+(?:\.\d+)?/g, (value) => {
    across = !across
    return String(Math.round(Number(value) * (across ? x : y) * 100) / 100)
  })
}

/** Points along any path, a polygon for each of its parts. */
export function polygonsOf(d: string): Point[][] {
  const polygons: Point[][] = []
  for (const piece of parse(d)) {
    const polygon = polygons.at(-1)
    if (piece.kind === 'Z')
      continue
    if (piece.kind === 'M' || !polygon) {
      polygons.push([piece.to])
    }
    else if (piece.kind !== 'C') {
      polygon.push(piece.to)
    }
    else {
      const [from, [a, b], to] = [polygon.at(-1)!, piece.over, piece.to]
      for (let index = 1; index <= 8; index++) {
        const t = index / 8
        const s = 1 - t
        const along = (i: 0 | 1) => s * s * s * from[i] + 3 * s * s * t * a[i] + 3 * s * t * t * b[i] + t * t * t * to[i]
        polygon.push([along(0), along(1)])
      }
    }
  }
  return polygons.filter(({ length }) => length > 2)
}
