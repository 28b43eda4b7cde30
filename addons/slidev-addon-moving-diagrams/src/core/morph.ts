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
  return { ...seed, w, h, scale: box.scale * fit, titleAt: box.titleAt * fit, x: between(box.x, origin.x - dx, origin.x + dx), y: between(box.y, origin.y - dy, origin.y + dy) }
}

const geometry = (a: Box, b: Box, t: number) =>
  ({ x: lerp(a.x, b.x, t), y: lerp(a.y, b.y, t), w: lerp(a.w, b.w, t), h: lerp(a.h, b.h, t), scale: lerp(a.scale, b.scale, t), titleAt: lerp(a.titleAt, b.titleAt, t) })

const deepestOf = (origins: Morph['origins']) => Math.max(0, ...[...origins.values()].map(({ depth }) => depth))

/** When the box that only the later step has comes or goes. */
function boxWindow({ origins, forwards }: Morph, id: string): Window {
  const origin = origins.get(id)
  if (!origin)
    return forwards ? WINDOWS.appear : WINDOWS.leave
  const window = growWindow(origin.depth, deepestOf(origins))
  return forwards ? window : mirrored(window)
}

function boxesAt(morph: Morph, progress: number): Map<string, Box> {
  const { from, to, origins, forwards } = morph
  const move = within(WINDOWS.move, progress)
  const look = within(WINDOWS.look, progress)
  const boxes = new Map<string, Box>()

  const boxAt = (id: string): Box | undefined => {
    const done = boxes.get(id)
    if (done)
      return done
    const a = from.boxes.get(id)
    const b = to.boxes.get(id)
    let box: Box | undefined
    if (a && b) {
      box = {
        id,
        ...geometry(a, b, move),
        opacity: lerp(a.opacity, b.opacity, look),
        text: lerp(a.text, b.text, look),
        level: Math.min(a.level, b.level),
        looks: mixTowards(a.looks, b.looks[0]!.value, look),
        labels: mixTowards(a.labels, b.labels[0]!.value, look),
      }
    }
    else if (b) {
      const origin = forwards ? origins.get(id) : undefined
      const window = forwards ? boxWindow(morph, id) : WINDOWS.appear
      const t = within(window, progress)
      const seed = seedOf(b, origin && boxAt(origin.id), origin?.depth)
      // Behind what it comes out of, a box can be solid early; its text waits until there is room.
      box = { ...seed, ...geometry(seed, b, t), opacity: origin ? Math.min(1, t * 3) : t, text: origin ? linear([0.35, 0.8], t) : t }
    }
    else if (a) {
      const origin = forwards ? undefined : origins.get(id)
      const t = within(forwards ? WINDOWS.leave : boxWindow(morph, id), progress)
      const seed = seedOf(a, origin && boxAt(origin.id), origin?.depth)
      box = { ...seed, ...geometry(a, seed, t), opacity: a.opacity * (origin ? Math.min(1, (1 - t) * 3) : 1 - t), text: a.text * (origin ? 1 - linear([0, 0.5], t) : 1) }
    }
    if (box)
      boxes.set(id, box)
    return box
  }
  // In the order of the steps, so that what lies on what is settled.
  const ids = new Set([...from.boxes.keys(), ...to.boxes.keys()])
  ids.forEach(boxAt)
  return new Map([...ids].map(id => [id, boxes.get(id)!]))
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

/** When a new arrow is drawn: once the boxes at its ends have found their places. */
function threadWindow(morph: Morph, thread: Thread): Window {
  const waits = [thread.from, thread.to].flatMap((id) => {
    if (morph.from.boxes.has(id))
      return []
    const [start, end] = boxWindow(morph, id)
    return [lerp(start, end, 0.35)]
  })
  return waits.length ? [Math.max(...waits), 1] : WINDOWS.draw
}

function threadAt(morph: Morph, id: string, progress: number, boxes: ReadonlyMap<string, Box>): Thread {
  const { from, to, forwards, canvas } = morph
  const move = within(WINDOWS.move, progress)
  const a = from.threads.get(id)
  const b = to.threads.get(id)
  const any = (b ?? a)!
  let points = any.points
  if (a && b) {
    const [p, q] = align(a.points, b.points)
    points = p.map(([x, y], index): Point => [lerp(x, q[index]![0], move), lerp(y, q[index]![1], move)])
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
  const [labelFrom, labelTo] = [(a ?? any).labelAt, (b ?? any).labelAt]
  const inside = (x: number, y: number): Point => [between(x, 0, canvas.width), between(y, 0, canvas.height)]
  const bent = {
    id,
    from: any.from,
    to: any.to,
    points: points.map(([x, y], index) => inside(
      x + lerp(start[0], finish[0], fractions[index]!),
      y + lerp(start[1], finish[1], fractions[index]!),
    )),
    labelAt: inside(
      lerp(labelFrom[0], labelTo[0], move) + (start[0] + finish[0]) / 2,
      lerp(labelFrom[1], labelTo[1], move) + (start[1] + finish[1]) / 2,
    ),
  }
  if (a && b) {
    const look = within(WINDOWS.look, progress)
    return {
      ...bent,
      opacity: lerp(a.opacity, b.opacity, look),
      drawn: lerp(a.drawn, b.drawn, move),
      scale: lerp(a.scale, b.scale, move),
      looks: mixTowards(a.looks, b.looks[0]!.value, look),
      labels: mixTowards(a.labels, b.labels[0]!.value, look),
    }
  }
  if (b) {
    const drawn = within(forwards ? threadWindow(morph, b) : WINDOWS.draw, progress)
    return { ...b, ...bent, drawn, opacity: Math.min(1, drawn * 5) }
  }
  const left = within(WINDOWS.leave, progress)
  return forwards
    ? { ...any, ...bent, opacity: any.opacity * (1 - left) }
    : { ...any, ...bent, drawn: any.drawn * (1 - left), opacity: any.opacity * Math.min(1, (1 - left) * 5) }
}

/** Everything as it is when the change has come to `progress`, from 0 to 1. At 1 it is the step itself. */
export function frameAt(morph: Morph, progress: number): Frame {
  const { from, to } = morph
  if (progress >= 1)
    return to
  const boxes = boxesAt(morph, progress)
  const ids = new Set([...from.threads.keys(), ...to.threads.keys()])
  const threads = new Map([...ids].map(id => [id, threadAt(morph, id, progress, boxes)]))
  return { fontSize: lerp(from.fontSize, to.fontSize, within(WINDOWS.move, progress)), boxes, threads }
}
