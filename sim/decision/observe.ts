// What can be read off a map: totals anywhere on it, territories, their borders, and how far a point is from one.
import type { Ranked } from './policy.ts'
import type { Point, Run } from './world.ts'
import { CANDIDATES, CONCERNS, vertexIndex, vertexPoint } from './world.ts'

/** A stretch of border between two territories. */
export interface Border {
  readonly from: Point
  readonly to: Point
}

type Totals = readonly number[]
interface Corner { readonly at: Point, readonly totals: Totals }

const IDS = CANDIDATES.map(({ id }) => id)
const totalsOf = (ranking: readonly Ranked[]): Totals => IDS.map(id => ranking.find(ranked => ranked.id === id)?.total ?? 0)

const mix = (a: Point, b: Point, p: number): Point =>
  ({ grow: a.grow + (b.grow - a.grow) * p, ship: a.ship + (b.ship - a.ship) * p, sleep: a.sleep + (b.sleep - a.sleep) * p })

/** The small triangles between the vertices. */
function* trianglesOf({ options: { resolution: n }, vertices }: Run): Generator<readonly [Corner, Corner, Corner]> {
  const corner = (i: number, j: number): Corner => ({ at: vertexPoint(n, i, j), totals: totalsOf(vertices[vertexIndex(n, i, j)]!) })
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n - i; j++) {
      yield [corner(i, j), corner(i + 1, j), corner(i, j + 1)]
      if (i + j < n - 1)
        yield [corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]
    }
  }
}

/** The part of a polygon where option `own` leads option `other` (Sutherland and Hodgman, one edge). */
function clip(polygon: readonly Corner[], own: number, other: number): Corner[] {
  const lead = ({ totals }: Corner) => totals[own]! - totals[other]!
  return polygon.flatMap((corner, i) => {
    const next = polygon[(i + 1) % polygon.length]!
    const [a, b] = [lead(corner), lead(next)]
    const kept = a >= 0 ? [corner] : []
    if (a * b >= 0)
      return kept
    const p = a / (a - b)
    return [...kept, { at: mix(corner.at, next.at, p), totals: corner.totals.map((total, k) => total + (next.totals[k]! - total) * p) }]
  })
}

/** Twice the area of a polygon, in shares. */
function area(polygon: readonly Corner[]): number {
  return Math.abs(polygon.reduce((sum, { at }, i) => {
    const next = polygon[(i + 1) % polygon.length]!.at
    return sum + at.grow * next.ship - next.grow * at.ship
  }, 0))
}

/** What an option owns of the map. */
export interface Territory {
  readonly id: string
  /** From 0 to 1. */
  readonly share: number
  readonly polygons: readonly (readonly Point[])[]
}

/** The territories, in the options' order. Where two draw, the one named first owns the point. */
export function territories(run: Run): Territory[] {
  const owned = IDS.map((id, own) => ({ id, own, area: 0, polygons: [] as Point[][] }))
  for (const triangle of trianglesOf(run)) {
    for (const territory of owned) {
      const polygon = IDS.reduce((rest, _, other) => {
        const drawsEverywhere = rest.every(({ totals }) => totals[territory.own] === totals[other])
        if (other === territory.own || (drawsEverywhere && territory.own < other))
          return rest
        return drawsEverywhere ? [] : clip(rest, territory.own, other)
      }, triangle as readonly Corner[])
      const size = area(polygon)
      if (size > 1e-12) {
        territory.area += size
        territory.polygons.push(polygon.map(({ at }) => at))
      }
    }
  }
  const all = owned.reduce((sum, territory) => sum + territory.area, 0) || 1
  return owned.map(({ id, area, polygons }) => ({ id, share: area / all, polygons }))
}

/** The frontiers between territories. */
export function borders(run: Run): Border[] {
  const found: Border[] = []
  for (const triangle of trianglesOf(run)) {
    const leaders = new Set(triangle.map(({ totals }) => totals.indexOf(Math.max(...totals))))
    if (leaders.size !== 2)
      continue
    const [own, other] = [...leaders] as [number, number]
    const lead = ({ totals }: Corner) => totals[own]! - totals[other]!
    const crossings = triangle.flatMap((corner, i) => {
      const next = triangle[(i + 1) % 3]!
      const [a, b] = [lead(corner), lead(next)]
      return (a >= 0) === (b >= 0) ? [] : [mix(corner.at, next.at, a / (a - b))]
    })
    if (crossings.length === 2)
      found.push({ from: crossings[0]!, to: crossings[1]! })
  }
  return found
}

/** The options' totals at any point, best first: between vertices they are drawn out evenly. */
export function rankingAt({ options: { resolution: n }, vertices }: Run, point: Point): Ranked[] {
  const [x, y] = [Math.max(0, point.grow) * n, Math.max(0, point.ship) * n]
  const i = Math.min(n - 1, Math.floor(x))
  const j = Math.max(0, Math.min(n - 1 - i, Math.floor(y)))
  const [p, q] = [x - i, y - j]
  const at = (i: number, j: number) => totalsOf(vertices[vertexIndex(n, i, j)]!)
  const upper = p + q > 1 && i + j < n - 1
  const [base, a, b, u, v] = upper
    ? [at(i + 1, j + 1), at(i, j + 1), at(i + 1, j), 1 - p, 1 - q] as const
    : [at(i, j), at(i + 1, j), at(i, j + 1), p, q] as const
  return IDS
    .map((id, k) => ({ id, total: base[k]! + (a[k]! - base[k]!) * u + (b[k]! - base[k]!) * v }))
    .sort((one, two) => two.total - one.total)
}

/** How much of what one cares about must move from one concern to another before two points are the same, from 0 to 1. */
export const distance = (a: Point, b: Point): number => CONCERNS.reduce((sum, concern) => sum + Math.abs(a[concern] - b[concern]), 0) / 2

/** The nearest point at which the decision turns, and how far it is; undefined where nothing on the map turns it. */
export function nearestBorder(lines: readonly Border[], point: Point): { readonly at: Point, readonly distance: number } | undefined {
  const STEPS = 4
  let nearest: { at: Point, distance: number } | undefined
  for (const { from, to } of lines) {
    for (let step = 0; step <= STEPS; step++) {
      const at = mix(from, to, step / STEPS)
      const away = distance(at, point)
      if (!nearest || away < nearest.distance)
        nearest = { at, distance: away }
    }
  }
  return nearest
}
