import type { Box, Frame, Thread } from './frame.ts'
import type { Point } from './scene.ts'
import { mixTowards, only } from './mix.ts'
import { align, fractionsOf, lerp } from './path.ts'
import { within } from './timing.ts'

/**
 * A change from one moment, at rest or midway through another change, to a step at rest.
 * `origins` says what boxes that only the later of the two steps has come out of, and
 * `forwards` whether the change leads to that later step or back from it.
 */
export interface Morph {
  readonly from: Frame
  readonly to: Frame
  readonly origins: ReadonlyMap<string, string>
  readonly forwards: boolean
}

/** How small a box is while it is still inside what it comes out of. */
const SEED = 0.5

const clamp = (value: number, low: number, high: number) => low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value))

/** A box that is not there yet, or no more: inside what it comes out of, or in its own place. */
function seedOf(box: Box, origin: Box | undefined): Box {
  const isVessel = (part: Box) => part.looks.at(-1)?.value.shape === 'vessel'
  const seed = { ...box, opacity: 0, level: isVessel(box) ? box.level : 2 }
  if (!origin)
    return seed
  const [w, h] = [box.w * SEED, box.h * SEED]
  if (isVessel(origin)) {
    return {
      ...seed,
      w,
      h,
      scale: box.scale * SEED,
      x: clamp(box.x, origin.x - origin.w / 2 + w / 2, origin.x + origin.w / 2 - w / 2),
      y: clamp(box.y, origin.y - origin.h / 2 + h / 2, origin.y + origin.h / 2 - h / 2),
    }
  }
  const fit = Math.min(1, origin.w / Math.max(1, w), origin.h / Math.max(1, h))
  return { ...seed, x: origin.x, y: origin.y, w: w * fit, h: h * fit, scale: box.scale * SEED * fit }
}

function boxBetween(a: Box, b: Box, t: number): Pick<Box, 'x' | 'y' | 'w' | 'h' | 'scale'> {
  return { x: lerp(a.x, b.x, t), y: lerp(a.y, b.y, t), w: lerp(a.w, b.w, t), h: lerp(a.h, b.h, t), scale: lerp(a.scale, b.scale, t) }
}

/** The end of an arrow as seen from its box: 0,0 is the middle, ±1 the border. */
function anchor(point: Point, box: Box | undefined): Point | undefined {
  return box && [(point[0] - box.x) / Math.max(1, box.w / 2), (point[1] - box.y) / Math.max(1, box.h / 2)]
}

/** How far an end must shift to stay on its box. */
function shift(point: Point, box: Box | undefined, before: Point | undefined, after: Point | undefined, t: number): Point {
  const [a, b] = [before ?? after, after ?? before]
  if (!box || !a || !b)
    return [0, 0]
  return [box.x + lerp(a[0], b[0], t) * box.w / 2 - point[0], box.y + lerp(a[1], b[1], t) * box.h / 2 - point[1]]
}

/** Everything as it is when the change has come to `progress`, from 0 to 1. At 1 it is the step itself. */
export function frameAt({ from, to, origins, forwards }: Morph, progress: number): Frame {
  if (progress >= 1)
    return to
  const move = within('move', progress)
  const look = within('look', progress)
  const grow = within('grow', progress)
  const leave = within('leave', progress)

  const boxes = new Map<string, Box>()
  for (const id of new Set([...from.boxes.keys(), ...to.boxes.keys()])) {
    const a = from.boxes.get(id)
    const b = to.boxes.get(id)
    if (a && b) {
      boxes.set(id, {
        id,
        ...boxBetween(a, b, move),
        opacity: lerp(a.opacity, b.opacity, look),
        level: Math.min(a.level, b.level),
        looks: mixTowards(a.looks, b.looks[0]!.value, look),
        labels: mixTowards(a.labels, b.labels[0]!.value, look),
      })
    }
    else if (b) {
      const origin = forwards ? origins.get(id) : undefined
      const seed = seedOf(b, origin === undefined ? undefined : from.boxes.get(origin))
      // Behind what it comes out of, a box can be solid early.
      boxes.set(id, { ...seed, ...boxBetween(seed, b, grow), opacity: origin === undefined ? grow : Math.min(1, grow * 2), looks: only(b.looks[0]!.value), labels: only(b.labels[0]!.value) })
    }
    else if (a) {
      const origin = forwards ? undefined : origins.get(id)
      const seed = seedOf(a, origin === undefined ? undefined : to.boxes.get(origin))
      const gone = origin === undefined ? leave : move
      boxes.set(id, { ...seed, ...boxBetween(a, seed, gone), opacity: a.opacity * (origin === undefined ? 1 - gone : Math.min(1, (1 - gone) * 2)) })
    }
  }

  const threads = new Map<string, Thread>()
  for (const id of new Set([...from.threads.keys(), ...to.threads.keys()])) {
    const a = from.threads.get(id)
    const b = to.threads.get(id)
    const any = (b ?? a)!
    let points: readonly Point[]
    if (a && b) {
      const [p, q] = align(a.points, b.points)
      points = p.map(([x, y], index): Point => [lerp(x, q[index]![0], move), lerp(y, q[index]![1], move)])
    }
    else {
      points = any.points
    }
    const end = (key: 'from' | 'to', at: 0 | -1) => shift(
      points.at(at)!,
      boxes.get(any[key]),
      a && anchor(a.points.at(at)!, from.boxes.get(any[key])),
      b && anchor(b.points.at(at)!, to.boxes.get(any[key])),
      move,
    )
    const [start, finish] = [end('from', 0), end('to', -1)]
    const fractions = fractionsOf(points)
    const bent = points.map(([x, y], index): Point => [
      x + lerp(start[0], finish[0], fractions[index]!),
      y + lerp(start[1], finish[1], fractions[index]!),
    ])
    const labelFrom = (a ?? b)!.labelAt
    const labelTo = (b ?? a)!.labelAt
    const labelAt: Point = [
      lerp(labelFrom[0], labelTo[0], move) + (start[0] + finish[0]) / 2,
      lerp(labelFrom[1], labelTo[1], move) + (start[1] + finish[1]) / 2,
    ]
    const place = { id, from: any.from, to: any.to, points: bent, labelAt }
    if (a && b) {
      threads.set(id, {
        ...place,
        opacity: lerp(a.opacity, b.opacity, look),
        drawn: lerp(a.drawn, b.drawn, move),
        scale: lerp(a.scale, b.scale, move),
        looks: mixTowards(a.looks, b.looks[0]!.value, look),
        labels: mixTowards(a.labels, b.labels[0]!.value, look),
      })
    }
    else if (b) {
      // Between boxes that were there, a new arrow is drawn; else its boxes pull it out.
      const between = from.boxes.has(b.from) && from.boxes.has(b.to)
      threads.set(id, { ...b, ...place, opacity: between ? Math.min(1, grow * 4) : grow, drawn: between ? grow : 1 })
    }
    else {
      const between = !forwards && to.boxes.has(any.from) && to.boxes.has(any.to)
      threads.set(id, { ...any, ...place, opacity: any.opacity * (between ? 1 : 1 - leave), drawn: between ? any.drawn * (1 - leave) : any.drawn })
    }
  }
  return { fontSize: lerp(from.fontSize, to.fontSize, move), boxes, threads }
}
