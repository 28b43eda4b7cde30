import type { Frame } from './frame.ts'
import type { Point, Traffic } from './scene.ts'
import { distance, flatten, lengthOf, pointAt } from './path.ts'

/** A request at one moment: a light on its way, or the cross that it ends in. */
export interface Light {
  readonly id: string
  readonly kind: Traffic['kind']
  readonly x: number
  readonly y: number
  readonly opacity: number
  /** The request has failed here. */
  readonly ended: boolean
}

/** Pixels a second of each kind, and how far requests follow each other, in pixels. */
export const TRAFFIC = { speed: { healthy: 240, degraded: 110, failing: 240 }, gap: 210, cross: 700 } as const

/** The way of a request through boxes and along arrows; arrows may be taken backwards. */
export function wayOf(frame: Frame, way: readonly string[]): Point[] {
  const threads = [...frame.threads.values()]
  return way.slice(1).flatMap((to, index) => {
    const from = way[index]!
    const thread = threads.find(part => part.from === from && part.to === to)
    const back = threads.find(part => part.from === to && part.to === from)
    return thread ? flatten(thread.points) : back ? flatten(back.points).reverse() : []
  })
}

/**
 * The lights of a step at a time since it began. The same time gives the same lights.
 *
 * @param time milliseconds; undefined for the still picture that paper shows
 */
export function lightsAt(frame: Frame, traffic: readonly Traffic[], time: number | undefined): Light[] {
  return traffic.flatMap(({ kind, way }, line) => {
    const points = wayOf(frame, way)
    const length = lengthOf(points)
    if (length < 1)
      return []
    const failing = kind === 'failing'
    const travel = length / TRAFFIC.speed[kind] * 1000
    const period = travel + (failing ? TRAFFIC.cross : 0)
    const count = Math.max(1, Math.round(length / TRAFFIC.gap))
    return Array.from({ length: count }, (_, index): Light => {
      const phase = time === undefined
        ? (failing && index === count - 1 ? travel : travel * (index + 0.5) / count)
        : (time + period * index / count) % period
      const ended = failing && phase >= travel
      const [x, y] = ended ? points.at(-1)! : pointAt(points, Math.min(1, phase / travel))
      const edge = Math.min(distance([x, y], points[0]!), failing ? 24 : distance([x, y], points.at(-1)!))
      const opacity = ended && time !== undefined ? 1 - ((phase - travel) / TRAFFIC.cross) ** 3 : ended ? 1 : Math.min(1, edge / 12)
      return { id: `${line}-${index}`, kind, x, y, opacity, ended }
    })
  })
}
