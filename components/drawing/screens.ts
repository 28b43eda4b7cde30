// Which screen of a wall shows what.
import type { Screen } from './parts.ts'

/** A wall of screens, in canvas pixels. */
export interface Wall {
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  readonly pitch: { readonly x: number, readonly y: number }
}

/** Where the screen of the n-th answer stands: each answer has its place, so that no screen jumps. */
export function screenPlace({ x, y, columns, rows, pitch }: Wall, n: number): { x: number, y: number } {
  const place = n % (columns * rows)
  return { x: x + (place % columns) * pitch.x, y: y + Math.floor(place / columns) * pitch.y }
}

/**
 * The wall when `count` answers have come: each screen shows the latest that fell on it.
 * @param stateOf what the n-th answer looks like, for n from 0 to below `count`
 */
export function screensAt(wall: Wall, count: number, stateOf: (n: number) => Screen['state']): Screen[] {
  const size = wall.columns * wall.rows
  return Array.from({ length: size }, (_, place) => {
    const n = count - 1 - ((count - 1 - place) % size + size) % size
    return { ...screenPlace(wall, place), state: n < 0 ? null : stateOf(n) }
  })
}
