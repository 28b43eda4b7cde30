import type { Point } from './scene.ts'
import { distance } from './path.ts'

function contains(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  polygon.forEach(([ax, ay], index) => {
    const [bx, by] = polygon[index - 1] ?? polygon.at(-1)!
    if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax)
      inside = !inside
  })
  return inside
}

/** How far along a line from `a` through `b` it crosses the border of a polygon, in lengths of the line. */
function crossings(polygon: readonly Point[], a: Point, b: Point): number[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  return polygon.flatMap((from, index) => {
    const to = polygon[(index + 1) % polygon.length]!
    const [ex, ey] = [to[0] - from[0], to[1] - from[1]]
    const cross = dx * ey - dy * ex
    if (Math.abs(cross) < 1e-9)
      return []
    const [fx, fy] = [from[0] - a[0], from[1] - a[1]]
    const along = (fx * ey - fy * ex) / cross
    const within = (fx * dy - fy * dx) / cross
    return within >= -1e-6 && within <= 1 + 1e-6 && along >= 0 ? [along] : []
  })
}

/**
 * The way of an arrow with its last point on the outline of the box that it leads to: cut where it
 * first enters, or led on until it meets. What lies inside the box is dropped.
 *
 * @param points the way; its end is near the box
 * @param polygons the closed parts of the outline
 * @param middle the middle of the box
 */
export function meetAtEnd(points: readonly Point[], polygons: readonly (readonly Point[])[], middle: Point): Point[] {
  const way = [...points]
  if (!polygons.length || way.length < 2)
    return way
  const inside = (point: Point) => polygons.some(polygon => contains(polygon, point))
  // A box within the vessel that its arrow leads to.
  if (inside(way[0]!))
    return way
  // A corner inside is no corner of the way that is seen.
  while (way.length > 2 && inside(way.at(-2)!))
    way.pop()
  const [before, end] = [way.at(-2)!, way.at(-1)!]
  const at = (from: Point, to: Point, along: number): Point => [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along]
  const first = (from: Point, to: Point) => polygons.flatMap(polygon => crossings(polygon, from, to)).sort((a, b) => a - b)[0]
  const length = Math.max(1e-6, distance(before, end))
  const ahead = first(before, end)
  const reach = Math.max(...polygons.flat().map(point => distance(point, middle)))
  if (ahead !== undefined && (ahead - 1) * length < reach) {
    // A stub shorter than a head would turn it aside: it takes the corner's place.
    const met = at(before, end, ahead)
    return distance(before, met) < 1 && way.length > 2 ? [...way.slice(0, -2), met] : [...way.slice(0, -1), met]
  }
  const aside = first(end, middle)
  return aside === undefined || aside > 1 ? way : [...way, at(end, middle, aside)]
}

/** The same for the start of the way. */
export function meetAtStart(points: readonly Point[], polygons: readonly (readonly Point[])[], middle: Point): Point[] {
  return meetAtEnd([...points].reverse(), polygons, middle).reverse()
}
