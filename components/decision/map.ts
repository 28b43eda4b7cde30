// Where everything of the decision's map stands: plain geometry, no Vue.
import type { Point, Ranked, Run } from '../../sim/decision/index.ts'
import { borders, CONCERNS, nearestBorder, rankingAt, territories } from '../../sim/decision/index.ts'
import { once } from '../drawing/once.ts'
import { between, px } from '../drawing/parts.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const MAP = {
  width: 1152,
  height: 468,
  corners: { sleep: { x: 396, y: 38 }, grow: { x: 150, y: 462 }, ship: { x: 642, y: 462 } },
  names: { sleep: { text: 'sleep well', x: 396, y: 24, side: 'middle' }, grow: { text: 'grow', x: 136, y: 462, side: 'end' }, ship: { text: 'ship', x: 656, y: 462, side: '' } },
  /** From an edge of the map to the name of a company. */
  margin: 14,
  panel: { x: 752, y: 20, pitch: 84 },
} as const

export interface Place { readonly x: number, readonly y: number }

/** Where a point of the map is drawn. */
export function placeOf(point: Point): Place {
  return CONCERNS.reduce((place, concern) => ({
    x: place.x + point[concern] * MAP.corners[concern].x,
    y: place.y + point[concern] * MAP.corners[concern].y,
  }), { x: 0, y: 0 })
}

/** The point of the map that lies at a place; one beside the map is drawn onto it. */
export function pointAt({ x, y }: Place): Point {
  const { sleep, grow, ship } = MAP.corners
  const height = (grow.y - y) / (grow.y - sleep.y)
  const across = (x - grow.x - height * (sleep.x - grow.x)) / (ship.x - grow.x)
  const shares = { grow: Math.max(0, 1 - height - across), ship: Math.max(0, across), sleep: Math.max(0, height) }
  const sum = shares.grow + shares.ship + shares.sleep
  return { grow: shares.grow / sum, ship: shares.ship / sum, sleep: shares.sleep / sum }
}

const line = (points: readonly Point[]) => points.map(placeOf).map(({ x, y }, i) => `${i ? 'L' : 'M'}${px(x)} ${px(y)}`).join('')

/** A territory as it is drawn. */
export interface Land {
  readonly id: string
  /** From 0 to 1. */
  readonly share: number
  readonly path: string
  /** Where its letter stands; undefined where it owns too little to carry one. */
  readonly middle: Place | undefined
}

/** The point with the most room around it, for a name that is wider than high: away from borders, companies, their way to a border, and the edges of the map. */
function clearing(points: readonly Point[], obstacles: readonly Place[]): Place {
  const room = (point: Point) => {
    const { x, y } = placeOf(point)
    const toEdge = Math.min(...CONCERNS.map(concern => point[concern])) * (MAP.corners.grow.y - MAP.corners.sleep.y)
    return Math.min(toEdge, ...obstacles.map(obstacle => Math.hypot((obstacle.x - x) / 1.7, obstacle.y - y)))
  }
  return placeOf(points.reduce((best, point) => room(point) > room(best) ? point : best))
}

/** Where a company's name stands: beside the map, on the side that is nearer. */
export function nameOf({ x, y }: Place): { readonly x: number, readonly side: 'left' | 'right' } {
  const { sleep, grow, ship } = MAP.corners
  const down = (y - sleep.y) / (grow.y - sleep.y)
  return x < sleep.x
    ? { x: sleep.x + (grow.x - sleep.x) * down - MAP.margin, side: 'left' }
    : { x: sleep.x + (ship.x - sleep.x) * down + MAP.margin, side: 'right' }
}

/** What does not change while pins are moved. */
export const landscapeOf = once((run: Run) => {
  const lines = borders(run)
  const ways = run.companies.map(({ at }) => [at, nearestBorder(lines, at)?.at ?? at].map(placeOf) as [Place, Place])
  const obstacles = [
    ...lines.map(({ from }) => placeOf(from)),
    ...ways.flatMap(([a, b]) => [0, 0.25, 0.5, 0.75].map(p => ({ x: between(a.x, b.x, p), y: between(a.y, b.y, p) }))),
  ]
  const lands = territories(run).map(({ id, share, polygons }): Land => ({
    id,
    share,
    path: polygons.map(polygon => `${line(polygon)}Z`).join(''),
    middle: share > 0.02 ? clearing(polygons.flat(), obstacles) : undefined,
  }))
  return { lines, lands, frontier: lines.map(({ from, to }) => line([from, to])).join('') }
})

/** What the map says of a point. */
export interface Standing {
  readonly ranking: readonly Ranked[]
  /** The winner's lead, on the scale of the scores. */
  readonly lead: number
  /** How much of what one cares about has to move before somebody else wins, from 0 to 1, and where that is; undefined where nothing turns it. */
  readonly border: { readonly at: Point, readonly distance: number } | undefined
}

/** What the map says of a point; a company's own decision counts for its ranking. */
export function standingOf(run: Run, point: Point, ranking: readonly Ranked[] = rankingAt(run, point)): Standing {
  return { ranking, lead: ranking[0]!.total - (ranking[1]?.total ?? 0), border: nearestBorder(landscapeOf(run).lines, point) }
}

/** Where a room stands: votes for what each concern counts, in the order in which it is asked. */
export function pointOfVotes([grow = 0, ship = 0, sleep = 0]: readonly number[]): Point {
  const sum = grow + ship + sleep
  return { grow: grow / sum, ship: ship / sum, sleep: sleep / sum }
}
