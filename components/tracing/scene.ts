// Where everything of the figure of tracing stands at a moment: plain geometry, no Vue, no clock.
import type { Run } from '../../sim/tracing/index.ts'
import type { Light } from '../drawing/parts.ts'
import { number, percent } from '../../case/format.ts'
import { darkServices, hiddenServices, timeByService } from '../../sim/tracing/index.ts'
import { once } from '../drawing/once.ts'
import { between, clamp, px } from '../drawing/parts.ts'
import { easeOut } from '../drawing/tween.ts'

/** A run with what somebody takes for the culprit, where they have no trace. */
export type Shown = Run & { readonly guess?: string | null }

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** On paper there are no words below. */
  printed: 356,
  /** Where the member's screen stands, and the light that comes from it. */
  screen: { x: 0, y: 166, width: 84, height: 56 },
  /** The sky: its middle is the first service that calls more than one. */
  sky: { x: 470, y: 180, rx: 372, ry: 172 },
  /** Where the tree is unrolled to. */
  waterfall: { x: 120, y: 8, width: 730, height: 340 },
  readouts: { x: 896, y: 22, pitch: 96 },
  /** Parts of the page's time: from its end to when the tree begins to unroll, and until it has. */
  unroll: { after: 0.2, takes: 0.5 },
} as const

interface Point { readonly x: number, readonly y: number }

/** A service, as a star. */
export interface Star extends Point {
  readonly name: string
  readonly r: number
  /** - `well`: that is what it says
   *  - `busy`: at work on the page, as its trace tells
   *  - `dark`: not in the page's trace
   *  - `burning`: the page waited longest for it */
  readonly state: 'well' | 'busy' | 'dark' | 'burning'
}

/** A way from who calls to who is called. */
export interface Thread {
  readonly d: string
  readonly state: 'bright' | 'soft' | 'cut'
}

/** A call on its way from its star to its row. */
export interface Bar extends Point {
  readonly width: number
  readonly height: number
}

export interface Scene {
  readonly stars: readonly Star[]
  readonly threads: readonly Thread[]
  readonly bars: readonly Bar[]
  /** What the answer waited for, as a path of strokes; empty until the tree is unrolled. */
  readonly waited: string
  readonly ticks: readonly { readonly x: number, readonly words: string }[]
  /** What burns, and its words. */
  readonly blamed: (Point & { readonly name: string, readonly words: string, readonly side: Side }) | undefined
  /** A star that is taken for it, or passes nothing on. */
  readonly notes: readonly (Point & { readonly name: string, readonly words: string, readonly isBad: boolean, readonly side: Side })[]
  readonly lights: readonly Light[]
  /** How far the tree is unrolled, from 0 to 1. */
  readonly unrolled: number
  /** What the member sees. */
  readonly page: { readonly isAnswered: boolean, readonly words: string }
  /** What is known of the page, in a line. */
  readonly words: string
}

/** A number in [0, 1) that is always the same for a name: where a star stands a little aside. */
function scatter(name: string): number {
  let hash = 7
  for (const letter of name)
    hash = Math.imul(hash ^ letter.charCodeAt(0), 2654435761)
  return (hash >>> 0) / 2 ** 32
}

/** Where words stand to what they are of. */
type Side = 'left' | 'right' | 'above' | 'below'
const SIDES = ['right', 'left', 'below', 'above'] as const

/** How wide a letter of words is, how high they are, and how far from what they are of: in canvas pixels, about. */
const LETTERS = { width: 10.4, height: 22, away: 26 }

/** Where words cover least of what stands there; of equals the first. */
function clearest(sides: readonly Side[], words: string, { x, y }: Point, things: readonly (Point & { readonly width: number, readonly height: number })[]): Side {
  const { height, away } = LETTERS
  const width = words.length * LETTERS.width
  const boxes: Record<Side, Point> = {
    right: { x: x + away, y: y - height / 2 },
    left: { x: x - away - width, y: y - height / 2 },
    above: { x: x - width / 2, y: y - away - height / 2 },
    below: { x: x - width / 2, y: y + away - height / 2 },
  }
  const covered = (side: Side) => {
    const box = boxes[side]
    const isOut = box.x < 100 || box.x + width > SCENE.readouts.x || box.y < 0 || box.y + height > SCENE.height
    return things.filter(thing => thing.x < box.x + width && thing.x + thing.width > box.x && thing.y < box.y + height && thing.y + thing.height > box.y).length + (isOut ? 1000 : 0)
  }
  return sides.reduce((best, side) => covered(side) < covered(best) ? side : best)
}

/** Where the services of a run stand. */
interface Sky {
  readonly at: ReadonlyMap<string, Point>
  /** Who called each service first. */
  readonly above: ReadonlyMap<string, string>
  /** Calls of the page for each. */
  readonly asked: ReadonlyMap<string, number>
}

const skyOf = once((run: Run): Sky => {
  const { calls } = run.watched
  const above = new Map<string, string>()
  const asked = new Map<string, number>()
  const homes = new Map<string, string>()
  for (const { service, parent, home } of calls) {
    asked.set(service, (asked.get(service) ?? 0) + 1)
    homes.set(service, home)
    if (parent !== null && !above.has(service) && service !== calls[0]!.service)
      above.set(service, calls[parent]!.service)
  }
  const names = [...asked.keys()]
  const below = (name: string) => names.filter(other => above.get(other) === name)
  // Down to the first that calls more than one there is only a line.
  const line = [names[0]!]
  for (let next = below(line.at(-1)!); next.length === 1; next = below(line.at(-1)!))
    line.push(next[0]!)
  const hub = line.at(-1)!

  const leaves = (name: string): number => below(name).reduce((sum, child) => sum + leaves(child), 0) || 1
  const depth = (name: string): number => name === hub ? 0 : 1 + depth(above.get(name)!)
  const deepest = Math.max(1, ...names.filter(name => !line.includes(name)).map(depth))
  const { x, y, rx, ry } = SCENE.sky
  const at = new Map<string, Point>()
  const entry = SCENE.screen.x + SCENE.screen.width + 34
  line.forEach((name, i) => at.set(name, { x: name === hub ? x : between(entry, x, i / (line.length - 1)), y: name === hub ? y : between(SCENE.screen.y + SCENE.screen.height / 2, y, i / (line.length - 1)) }))

  // The rest around it, but not where the light comes in.
  const GAP = 0.5
  const all = leaves(hub)
  const place = (name: string, from: number) => {
    let angle = from
    for (const child of below(name)) {
      const wide = leaves(child) / all * (2 * Math.PI - GAP)
      const mid = Math.PI + GAP / 2 + angle + wide / 2
      // Those who call nobody stand further out; and nobody stands quite in line.
      const far = depth(child) / deepest
      const reach = (below(child).length ? 0.16 + 0.66 * far : 0.5 + 0.42 * far) + 0.08 * scatter(child)
      at.set(child, { x: x + rx * reach * Math.cos(mid), y: y + ry * reach * Math.sin(mid) })
      place(child, angle)
      angle += wide
    }
  }
  place(hub, 0)
  // What was put back lives with whom it was put back into.
  for (const name of names) {
    const home = homes.get(name)!
    if (home !== name && at.has(home)) {
      const turn = 2 * Math.PI * scatter(name)
      at.set(name, { x: at.get(home)!.x + 13 * Math.cos(turn), y: at.get(home)!.y + 13 * Math.sin(turn) })
    }
  }
  return { at, above, asked }
})

/** Of each call on the path, the stretches in which the page waited for it: ms of the run. */
const waitsOf = once((run: Run): ReadonlyMap<number, readonly (readonly [from: number, to: number])[]> => {
  const { path, rows, calls } = run.watched
  const waits = new Map<number, (readonly [number, number])[]>()
  const zero = path[0]?.from ?? 0
  for (const { id, from, to } of path) {
    const row = rows[id]
    if (row !== undefined)
      waits.set(row, [...waits.get(row) ?? [], [calls[0]!.begun + (from - zero) / 1000, calls[0]!.begun + (to - zero) / 1000]])
  }
  return waits
})

const lengthOf = (stretches: readonly (readonly [number, number])[]) => stretches.reduce((sum, [from, to]) => sum + to - from, 0)

/** The service that the page waited for longest, and its call that took the most of it. */
const culpritOf = once((run: Run) => {
  const [slowest] = timeByService(run.watched)
  if (!slowest)
    return undefined
  const [service, micros] = slowest
  const [row] = [...waitsOf(run)].filter(([at]) => run.watched.calls[at]!.home === service).sort((a, b) => lengthOf(b[1]) - lengthOf(a[1]))[0] ?? []
  return { service, ms: micros / 1000, row: row ?? 0 }
})

/** Milliseconds in words: whole ones where there are many. */
export const millis = (value: number): string => `${number(value, value < 10 ? 2 : 0)} ms`

const darkOf = once(darkServices)

/** The calls that the trace shows, in the order of their rows. */
const shownOf = once((run: Run): readonly number[] => {
  const seen = new Set(Object.values(run.watched.rows))
  return run.watched.calls.flatMap((_, i) => seen.has(i) ? [i] : [])
})

/** Who called each service by the trace: of several the first that it tells of. */
const callerOf = once((run: Run): ReadonlyMap<string, string> => {
  const { calls } = run.watched
  const callers = new Map<string, string>()
  for (const row of shownOf(run)) {
    const { service, parent } = calls[row]!
    if (parent !== null && !callers.has(service) && service !== calls[0]!.service)
      callers.set(service, calls[parent]!.service)
  }
  return callers
})

/** How far the tree is unrolled at `t`, from 0 to 1. */
export function unrolledAt(run: Run, t: number): number {
  const { page, path } = run.watched
  if (path.length === 0)
    return 0
  const took = page.end - page.start
  const left = run.options.duration - page.end
  const after = Math.min(SCENE.unroll.after * took, left * 0.2)
  return clamp((t - page.end - after) / Math.min(SCENE.unroll.takes * took, left * 0.6))
}

function ticksOf(took: number): { readonly x: number, readonly words: string }[] {
  const { x, width } = SCENE.waterfall
  const power = 10 ** Math.floor(Math.log10(took / 2))
  const step = [1, 2, 5, 10].map(n => n * power).find(size => took / size <= 6)!
  return Array.from({ length: Math.floor(took / step) + 1 }, (_, i) => ({ x: x + i * step / took * width, words: i === 0 ? '0' : millis(i * step) }))
}

/** The line under the sky. */
function wordsOf(run: Run, isAsked: boolean, isOver: boolean): string {
  const { watched: { traceId, calls, spans }, services, options } = run
  if (traceId === null)
    return options.sampling === 'tenth' && spans.length === 0 && isOver ? 'This page is one of the nine in ten of which nothing is kept' : `${number(services.length)} services, and each says: I am well`
  if (run.watched.path.length === 0 || !isAsked)
    return `${number(services.length)} services, and each says: I am well`
  const hidden = hiddenServices(run).size
  return hidden > 0 && isOver ? `Calls of ${number(hidden)} services are missing: they came without a name` : `${number(calls.filter(({ by, parent }) => by === 'call' && parent !== null).length)} calls under one id`
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Shown, t: number): Scene {
  const { watched: { page, calls, path, traceId }, services, options } = run
  const { at, above, asked } = skyOf(run)
  const shown = shownOf(run)
  const isTraced = traceId !== null && path.length > 0
  const isOver = t >= page.end
  const p = easeOut(unrolledAt(run, t))
  const dark = darkOf(run)
  const culprit = isTraced ? culpritOf(run) : undefined

  const underWay = new Set(isTraced ? shown.filter(i => calls[i]!.sent <= t && t < calls[i]!.answered).map(i => calls[i]!.service) : [])
  const touched = new Set(isTraced ? shown.filter(i => calls[i]!.sent <= t).map(i => calls[i]!.service) : [])
  const stars = [...at].map(([name, point]): Star => ({
    name,
    ...point,
    r: 6 + Math.min(3, asked.get(name)! * 0.5),
    state: isOver && name === culprit?.service ? 'burning' : underWay.has(name) ? 'busy' : isTraced && isOver && dark.has(name) ? 'dark' : 'well',
  }))
  /** From the burning star back to where the page came in. */
  const wayTo = new Set<string>()
  const callers = callerOf(run)
  for (let name = culprit?.service; name !== undefined && !wayTo.has(name); name = callers.get(name))
    wayTo.add(name)
  const threads = isTraced
    ? [...above].flatMap(([name, first]): Thread[] => {
        const caller = callers.get(name) ?? first
        const [from, to] = [at.get(caller)!, at.get(name)!]
        const d = `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`
        if (dark.has(name))
          return isOver && !dark.has(caller) ? [{ d, state: 'cut' }] : []
        return touched.has(name) ? [{ d, state: underWay.has(name) || (isOver && wayTo.has(name)) ? 'bright' : 'soft' }] : []
      })
    : []

  const { x, y, width, height } = SCENE.waterfall
  const took = page.end - page.start
  const pitch = height / Math.max(1, shown.length)
  const xOf = (time: number) => x + clamp((time - page.start) / took) * width
  const yOf = (row: number) => y + (shown.indexOf(row) + 0.5) * pitch
  const thick = Math.max(2, Math.min(14, pitch * 0.62))
  const bars = p === 0
    ? []
    : shown.map((row): Bar => {
        const { service, begun, ended } = calls[row]!
        const star = at.get(service)!
        const long = Math.max(2, xOf(ended) - xOf(begun))
        return { x: between(star.x - 3, xOf(begun), p), y: between(star.y - 3, yOf(row) - thick / 2, p), width: between(6, long, p), height: between(6, thick, p) }
      })
  const waited = p < 1
    ? ''
    : [...waitsOf(run)].flatMap(([row, stretches]) => stretches.map(([from, to]) => `M${px(xOf(from))} ${px(yOf(row))}H${px(xOf(to))}`)).join('')

  const boxes = stars.map(({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }))
  const noted = (name: string, words: string, isBad: boolean) => at.has(name)
    ? [{ ...at.get(name)!, name, words, isBad, side: clearest(SIDES, `${name}: ${words}`, at.get(name)!, boxes) }]
    : []
  return {
    stars,
    threads,
    bars,
    waited,
    ticks: p < 1 ? [] : ticksOf(took),
    blamed: culprit && isOver ? blamedAt() : undefined,
    notes: [
      ...isTraced && options.loses && !(isOver && culprit?.service === options.loses) ? noted(options.loses, 'passes nothing on', true) : [],
      ...!isTraced && run.guess ? noted(run.guess, `${percent(Math.floor((services.find(({ name }) => name === run.guess)?.onTime ?? 1) * 100))} on time`, false) : [],
    ],
    lights: lightsAt(),
    unrolled: p,
    page: { isAnswered: isOver, words: t < page.start ? '' : millis(Math.min(t, page.end) - page.start) },
    words: wordsOf(run, t >= page.start, isOver),
  }

  /** The name of what burns: beside its star, where fewest others stand, and then by its row. */
  function blamedAt(): Scene['blamed'] {
    const { service, ms, row } = culprit!
    const said = { name: service || 'no name', words: `${millis(ms)} of ${millis(took)}` }
    const text = `${service}  ${said.words}`
    if (p < 0.5) {
      const star = at.get(service)!
      return { ...said, ...star, side: clearest(SIDES, text, star, boxes) }
    }
    const [from, to] = waitsOf(run).get(row)!.reduce((longest, wait) => wait[1] - wait[0] > longest[1] - longest[0] ? wait : longest)
    const half = text.length * LETTERS.width / 2
    const place = { x: Math.min(x + width - half, Math.max(x + half, (xOf(from) + xOf(to)) / 2)), y: yOf(row) }
    return { ...said, ...place, side: clearest(['below', 'above'], text, place, bars) }
  }

  /** The page on its way to the first service, and its answer on the way back. */
  function lightsAt(): Light[] {
    const from = { x: SCENE.screen.x + SCENE.screen.width, y: SCENE.screen.y + SCENE.screen.height / 2 }
    const to = at.get(calls[0]!.service)!
    const way = (Math.max(1, calls[0]!.begun - page.start) + 0.05 * took)
    const go = (t - page.start) / way
    const back = (t - page.end) / way
    return [
      ...go >= 0 && go < 1 ? [{ key: 'asks', x: between(from.x, to.x, go), y: between(from.y, to.y, go) }] : [],
      ...back >= -1 && back < 0 ? [{ key: 'answers', x: between(from.x, to.x, -back), y: between(from.y, to.y, -back) }] : [],
    ]
  }
}

/** Services at work on the page and not waiting for another, over its run: as a share of the most that were at once. */
export const busyCurve = once((run: Run): readonly number[] => {
  const { calls } = run.watched
  const POINTS = 240
  const counts = Array.from({ length: POINTS + 1 }, (_, i) => {
    const t = i / POINTS * run.options.duration
    const underWay = calls.filter(({ sent, answered }) => sent <= t && t < answered)
    const waiting = new Set(underWay.flatMap(({ parent, by }) => parent === null || by === 'message' ? [] : [calls[parent]!.service]))
    return new Set(underWay.map(({ service }) => service).filter(service => !waiting.has(service))).size
  })
  const most = Math.max(1, ...counts)
  return counts.map(count => count / most)
})
