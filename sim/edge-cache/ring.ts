import type { Chance } from '../engine/index.ts'

/** Something with places on the ring. */
export interface OnRing {
  /** Places from 0 to below 1, no two boxes in the same one. */
  readonly points: readonly number[]
}

/**
 * Boxes in the order in which the ring has them, clockwise from a point, each once (Karger et al., 1997). Where a box
 * comes or goes, only what lies between its points and those before them changes hands.
 * @param point from 0 to below 1; a box in this very place comes first
 */
export function clockwise<B extends OnRing>(point: number, boxes: readonly B[]): B[] {
  const ahead = (at: number) => at >= point ? at - point : at - point + 1
  const nearest = new Map(boxes.map(box => [box, Math.min(...box.points.map(ahead))]))
  return [...boxes].sort((a, b) => nearest.get(a)! - nearest.get(b)!)
}

/**
 * Draws places on the ring that nobody has yet, in millionths.
 * @param taken all places given away so far; grows
 */
export function drawPoints(chance: Chance, count: number, taken: Set<number>): number[] {
  const points: number[] = []
  while (points.length < count) {
    const point = chance.int(0, 999_999) / 1_000_000
    if (!taken.has(point))
      points.push(point)
    taken.add(point)
  }
  return points.sort((a, b) => a - b)
}
