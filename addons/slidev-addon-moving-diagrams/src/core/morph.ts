import type { Box, Frame, Thread } from './frame.ts'
import type { Origin } from './relate.ts'
import type { Point } from './scene.ts'
import type { Window } from './timing.ts'
import { mixTowards } from './mix.ts'
import { align, fractionsOf, lerp } from './path.ts'
import { growWindow, linear, mirrored, WINDOWS, within } from './timing.ts'

/**
 * A change from one moment, at rest or midway through another change, to a step at rest.
 * `origins` says what the boxes that only the later of the two steps has come out of, and
 * `forwards` whether the change leads to that later step or back from it.
 */
export interface Morph {
  readonly from: Frame
  readonly to: Frame
  readonly origins: ReadonlyMap<string, Origin>
  readonly forwards: boolean
  /** Size of the canvas, which nothing leaves on its way. */
  readonly canvas: { readonly width: number, readonly height: number }
}

/** How small a box is while it is still inside what it comes out of. */
const SEED = 0.5

const between = (value: number, low: number, high: number) => low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value))
const isVessel = (box: Box) => box.looks.at(-1)?.value.shape === 'vessel'

/**
 * A box that is not there yet, or no more: inside what it comes out of, or a little smaller in its
 * own place. It lies behind all that stays, and behind what it comes out of.
 */
function seedOf(box: Box, origin: Box | undefined, depth = 0): Box {
  const seed: Box = { ...box, opacity: 0, text: 0, level: isVessel(box) ? box.level : 2 - depth / 100 }
  if (!origin)
    return isVessel(box) ? seed : { ...seed, w: box.w * 0.9, h: box.h * 0.9, scale: box.scale * 0.9 }
  const fit = SEED * Math.min(1, origin.w / Math.max(1, box.w * SEED), origin.h / Math.max(1, box.h * SEED))
  const [w, h] = [box.w * fit, box.h * fit]
  // In a vessel it grows near its own place, out of a box from the middle.
  const [dx, dy] = isVessel(origin) ? [(origin.w - w) / 2, (origin.h - h) / 2] : [0, 0]
  // Never of no size: what is inside is drawn in its own units.
  return { ...seed, w, h, scale: box.scale * Math.max(0.01, fit), titleAt: box.titleAt * fit, x: between(box.x, origin.x - dx, origin.x + dx), y: between(box.y, origin.y - dy, origin.y + dy) }
}

const geometry = (a: Box, b: Box, t: number) =>
  ({ x: lerp(a.x, b.x, t), y: lerp(a.y, b.y, t), w: lerp(a.w, b.w, t), h: lerp(a.h, b.h, t), scale: lerp(a.scale, b.scale, t), titleAt: lerp(a.titleAt, b.titleAt, t) })

const deepestOf = (origins: Morph['origins']) => Math.max(0, ...[...origins.values()].map(({ depth }) => depth))

/** When a box that only one of the steps has comes or goes. */
function boxWindow({ origins, forwards, to }: Morph, id: string): Window {
  const comes = to.boxes.has(id)
  const origin = forwards === comes ? origins.get(id) : undefined
  if (!origin)
    return comes ? WINDOWS.appear : WINDOWS.leave
  const window = growWindow(origin.depth, deepestOf(origins))
  return comes ? window : mirrored(window)
}

/** A box as it is at a moment; `boxes` holds what it may come out of. */
type BoxPlan = (progress: number, boxes: ReadonlyMap<string, Box>) => Box

function planBox(morph: Morph, id: string): BoxPlan {
  const { from, to, origins, forwards } = morph
  const a = from.boxes.get(id)
  const b = to.boxes.get(id)
  if (a && b) {
    const [looks, labels] = [mixTowards(a.looks, b.looks), mixTowards(a.labels, b.labels)]
    return (progress) => {
      const look = within(WINDOWS.look, progress)
      return {
        id,
        ...geometry(a, b, within(WINDOWS.move, progress)),
        opacity: lerp(a.opacity, b.opacity, look),
        text: lerp(a.text, b.text, look),
        level: Math.min(a.level, b.level),
        looks: looks(look),
        labels: labels(look),
        href: b.href,
        tooltip: b.tooltip,
      }
    }
  }
  const window = boxWindow(morph, id)
  const origin = forwards === (b !== undefined) ? origins.get(id) : undefined
  const box = (b ?? a)!
  return (progress, boxes) => {
    const t = within(window, progress)
    const seed = seedOf(box, origin && boxes.get(origin.id), origin?.depth)
    // In or behind what it comes out of, a box is solid early; its text waits until there is room.
    return b
      ? { ...seed, ...geometry(seed, box, t), opacity: origin ? Math.min(1, t * 3) : t, text: origin ? linear([0.35, 0.8], t) : t }
      : { ...seed, ...geometry(box, seed, t), opacity: box.opacity * (origin ? Math.min(1, (1 - t) * 3) : 1 - t), text: box.text * (1 - linear([0, 0.5], t)) }
  }
}

/** The end of an arrow as seen from its box: 0,0 is the middle, ±1 the border. */
function anchor(point: Point, box: Box | undefined): Point | undefined {
  return box && [(point[0] - box.x) / Math.max(1, box.w / 2), (point[1] - box.y) / Math.max(1, box.h / 2)]
}

/** One end of an arrow on its box, before and after. */
interface End { readonly box: string, readonly before: Point, readonly after: Point }

/** How far an end must shift to stay on its box. */
function shift(point: Point, end: End | undefined, boxes: ReadonlyMap<string, Box>, t: number): Point {
  const box = end && boxes.get(end.box)
  if (!box)
    return [0, 0]
  return [
    box.x + lerp(end.before[0], end.after[0], t) * box.w / 2 - point[0],
    box.y + lerp(end.before[1], end.after[1], t) * box.h / 2 - point[1],
  ]
}

/** When a new arrow is drawn: once the boxes at its ends have found their places. */
function threadWindow(morph: Morph, thread: Thread): Window {
  const waits = [thread.from, thread.to].flatMap((id) => {
    if (!morph.forwards || morph.from.boxes.has(id))
      return []
    const [start, end] = boxWindow(morph, id)
    return [lerp(start, end, 0.35)]
  })
  return waits.length ? [Math.max(...waits), 1] : WINDOWS.draw
}

/** An arrow as it is at a moment, on the boxes as they are then. */
type ThreadPlan = (progress: number, boxes: ReadonlyMap<string, Box>) => Thread

function planThread(morph: Morph, id: string): ThreadPlan {
  const { canvas, forwards } = morph
  const a = morph.from.threads.get(id)
  const b = morph.to.threads.get(id)
  const any = (b ?? a)!
  const end = (key: 'from' | 'to', at: 0 | -1): End | undefined => {
    const before = a && anchor(a.points.at(at)!, morph.from.boxes.get(a[key]))
    const after = b && anchor(b.points.at(at)!, morph.to.boxes.get(b[key]))
    const [first, last] = [before ?? after, after ?? before]
    return first && last && { box: any[key], before: first, after: last }
  }
  const [start, finish] = [end('from', 0), end('to', -1)]
  const [before, after] = a && b ? align(a.points, b.points) : [any.points, any.points]
  const [labelBefore, labelAfter] = [(a ?? any).labelAt, (b ?? any).labelAt]
  const inside = (x: number, y: number): Point => [between(x, 0, canvas.width), between(y, 0, canvas.height)]

  const placed = (progress: number, boxes: ReadonlyMap<string, Box>) => {
    const move = within(WINDOWS.move, progress)
    const points = before.map(([x, y], index): Point => [lerp(x, after[index]![0], move), lerp(y, after[index]![1], move)])
    const [first, last] = [shift(points[0]!, start, boxes, move), shift(points.at(-1)!, finish, boxes, move)]
    const fractions = fractionsOf(points)
    return {
      id,
      from: any.from,
      to: any.to,
      points: points.map(([x, y], index) => inside(x + lerp(first[0], last[0], fractions[index]!), y + lerp(first[1], last[1], fractions[index]!))),
      labelAt: inside(lerp(labelBefore[0], labelAfter[0], move) + (first[0] + last[0]) / 2, lerp(labelBefore[1], labelAfter[1], move) + (first[1] + last[1]) / 2),
    }
  }
  if (a && b) {
    const [looks, labels] = [mixTowards(a.looks, b.looks), mixTowards(a.labels, b.labels)]
    return (progress, boxes) => {
      const [move, look] = [within(WINDOWS.move, progress), within(WINDOWS.look, progress)]
      return {
        ...placed(progress, boxes),
        opacity: lerp(a.opacity, b.opacity, look),
        drawn: lerp(a.drawn, b.drawn, move),
        scale: lerp(a.scale, b.scale, move),
        looks: looks(look),
        labels: labels(look),
      }
    }
  }
  if (b) {
    const window = threadWindow(morph, b)
    return (progress, boxes) => {
      const drawn = within(window, progress)
      return { ...b, ...placed(progress, boxes), drawn, opacity: Math.min(1, drawn * 5) }
    }
  }
  return (progress, boxes) => {
    const left = within(WINDOWS.leave, progress)
    return forwards
      ? { ...any, ...placed(progress, boxes), opacity: any.opacity * (1 - left) }
      : { ...any, ...placed(progress, boxes), drawn: any.drawn * (1 - left), opacity: any.opacity * Math.min(1, (1 - left) * 5) }
  }
}

interface Plan { readonly boxes: readonly BoxPlan[], readonly threads: readonly ThreadPlan[] }

const plans = new WeakMap<Morph, Plan>()

/** What is worked out once for a change, at its first moment. */
function planOf(morph: Morph): Plan {
  const known = plans.get(morph)
  if (known)
    return known
  const { from, to, origins } = morph
  // What a box comes out of stands before it.
  const ids = [...new Set([...from.boxes.keys(), ...to.boxes.keys()])]
    .map(id => ({ id, order: from.boxes.has(id) && to.boxes.has(id) ? -2 : origins.get(id)?.depth ?? -1 }))
    .sort((a, b) => a.order - b.order)
  const plan = {
    boxes: ids.map(({ id }) => planBox(morph, id)),
    threads: [...new Set([...from.threads.keys(), ...to.threads.keys()])].map(id => planThread(morph, id)),
  }
  plans.set(morph, plan)
  return plan
}

/** Everything as it is when the change has come to `progress`, from 0 to 1. At 1 it is the step itself. */
export function frameAt(morph: Morph, progress: number): Frame {
  const { from, to } = morph
  if (progress >= 1)
    return to
  const plan = planOf(morph)
  const boxes = new Map<string, Box>()
  for (const boxAt of plan.boxes) {
    const box = boxAt(progress, boxes)
    boxes.set(box.id, box)
  }
  const threads = new Map<string, Thread>()
  for (const threadAt of plan.threads) {
    const thread = threadAt(progress, boxes)
    threads.set(thread.id, thread)
  }
  return { fontSize: lerp(from.fontSize, to.fontSize, within(WINDOWS.move, progress)), boxes, threads }
}
