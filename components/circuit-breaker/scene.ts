// Where everything of the circuit breaker's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Answer, Bucket, Frame, Request, Run } from '../../sim/circuit-breaker/index.ts'
import { frameAt, RULES, summary } from '../../sim/circuit-breaker/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { faultSpan, shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** Virtual ms that a request takes to come in, and its answer to reach the screen. */
  approach: 500,
  leave: 400,
  lanes: { home: 84, play: 238 },
  pool: { x: 212, y: 44, width: 148, slot: { height: 17, gap: 7 } },
  gate: { x: 470, y: 84, r: 30 },
  ratings: { x: 590, y: 50, width: 190, height: 68 },
  playback: { x: 590, y: 204, width: 190, height: 68 },
  cache: { x: 424, y: 150, width: 92, height: 46 },
  /** The wall of screens: the latest home pages above, the latest plays below. */
  wall: { x: 872, home: { y: 48, rows: 5 }, play: { y: 228, rows: 4 }, columns: 8, tile: { width: 28, height: 18 }, pitch: { x: 35, y: 25 } },
  ribbon: { y: 346, height: 44, width: 36, gap: 4 },
} as const

/** A request on its way, drawn as a light. */
export interface Light {
  key: string
  x: number
  y: number
  kind: 'home' | 'play'
  /** `coming` towards the pool, `calling` a service, `leaving` with its answer, `refused` at the door. */
  phase: 'coming' | 'calling' | 'leaving' | 'refused'
  answer: Answer | null
  probe: boolean
  /** From 0 to 1. */
  opacity: number
}

/** A screen of the wall: what one member got. */
export interface Tile {
  x: number
  y: number
  answer: Answer | null
}

export interface Scene {
  frame: Frame
  slots: { x: number, y: number, request: Request | null }[]
  lights: Light[]
  homes: Tile[]
  plays: Tile[]
  buckets: (Bucket & { x: number })[]
}

const ease = (p: number) => 1 - (1 - p) ** 2
const between = (a: number, b: number, p: number) => a + (b - a) * p

function slotY(thread: number): number {
  const { y, slot } = SCENE.pool
  return y + 12 + thread * (slot.height + slot.gap)
}

/** Position of the latest request that has started by `t`. */
const latestAt = (requests: readonly Request[], t: number) => lastUpTo(requests, request => request.start, t)

function tilePlace(kind: 'home' | 'play', index: number): { x: number, y: number } {
  const { x, columns, pitch } = SCENE.wall
  return { x: x + (index % columns) * pitch.x, y: SCENE.wall[kind].y + Math.floor(index / columns) * pitch.y }
}

/** Place of a request's screen on the wall: fixed by its number, so that a screen never jumps. */
function tileIndex(id: number, kind: 'home' | 'play'): number {
  return id % (SCENE.wall.columns * SCENE.wall[kind].rows)
}

/** Screens of one kind: each shows the latest answer that fell on it. */
function wall(run: Run, t: number, kind: 'home' | 'play'): Tile[] {
  const size = SCENE.wall.columns * SCENE.wall[kind].rows
  const tiles = Array.from({ length: size }, (_, i): Tile => ({ ...tilePlace(kind, i), answer: null }))
  let open = size
  for (let i = latestAt(run.requests, t); i >= 0 && open > 0; i--) {
    const request = run.requests[i]!
    // Long past: every screen has had its turn by then.
    if (request.start < t - 6000)
      break
    if (request.kind !== kind || request.end === null || request.end + SCENE.leave > t)
      continue
    const tile = tiles[tileIndex(request.id, kind)]!
    if (tile.answer === null) {
      tile.answer = request.answer
      open--
    }
  }
  return tiles
}

function lightsAt(run: Run, t: number): Light[] {
  const { approach, leave, lanes, pool, gate, ratings, playback, cache } = SCENE
  const lights: Light[] = []
  for (let i = latestAt(run.requests, t + approach); i >= 0; i--) {
    const r = run.requests[i]!
    if (r.start < t - run.options.timeout - leave)
      break
    const lane = lanes[r.kind]
    // Neighbours on a lane are told apart by a small, fixed offset.
    const drift = ((r.id * 37) % 9 - 4) * 3
    const light = (phase: Light['phase'], x: number, y: number, opacity = 1) =>
      lights.push({ key: `${r.id}`, x, y, kind: r.kind, phase, answer: phase === 'leaving' || phase === 'refused' ? r.answer : null, probe: r.probe, opacity })

    if (t < r.start) {
      const p = 1 - (r.start - t) / approach
      light('coming', between(0, pool.x - 14, p), lane + drift, Math.min(1, p * 4))
      continue
    }
    const answered = r.end !== null && t >= r.end
    if (!answered) {
      const service = r.kind === 'home' ? ratings : playback
      const p = Math.min(1, (t - r.start) / 250)
      const from = { x: pool.x + pool.width, y: slotY(r.thread ?? 0) + pool.slot.height / 2 }
      // The call waits at the service's door until it is answered or given up.
      light('calling', between(from.x, service.x - 12 - ((r.thread ?? 0) % 5) * 11, ease(p)), between(from.y, service.y + service.height / 2 + drift, ease(p)))
      continue
    }
    const p = (t - r.end!) / leave
    if (p > 1)
      continue
    if (r.thread === null && r.answer === 'rejected') {
      light('refused', pool.x - 14 - 30 * p, lane + drift + 34 * p * p, 1 - p)
      continue
    }
    const tile = tilePlace(r.kind, tileIndex(r.id, r.kind))
    const short = r.outcome === 'short-circuited'
    const from = r.answer === 'cached' && short
      ? { x: cache.x + cache.width / 2, y: cache.y + cache.height / 2 }
      : r.kind === 'home'
        ? { x: short ? gate.x : ratings.x + ratings.width, y: ratings.y + ratings.height / 2 }
        : { x: playback.x + playback.width, y: playback.y + playback.height / 2 }
    light('leaving', between(from.x, tile.x + 14, ease(p)), between(from.y, tile.y + 9, ease(p)), 1 - 0.4 * p)
  }
  return lights
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  const { ribbon } = SCENE
  return {
    frame,
    slots: frame.threads.map((request, i) => ({ x: SCENE.pool.x, y: slotY(i), request })),
    lights: lightsAt(run, t),
    homes: wall(run, t, 'home'),
    plays: wall(run, t, 'play'),
    buckets: [...frame.ribbon.buckets, frame.ribbon.running].map((bucket, i) => ({ ...bucket, x: i * (ribbon.width + ribbon.gap) + (i === RULES.buckets ? 10 : 0) })),
  }
}

/** Calls a second that a healthy bucket may hold at most, for the height of its bar. */
export function bucketTop(run: Run): number {
  return Math.ceil(run.options.homesPerSecond * (RULES.bucket / 1000) * 1.6)
}

/** Virtual ms over which a success rate is taken. */
const RATE_WINDOW = 2000

/** Share of plays that started, from 0 to 1, over the two seconds before each moment. */
export const playRate = (run: Run, points?: number): number[] => shareCurve(run, RATE_WINDOW, (from, to) => summary(run, from, to).plays, points)

/** Virtual ms in which a fault hits the ratings; the whole run where none does. */
export const ratingsSpan = (run: Run): { from: number, to: number } => faultSpan(run, fault => fault.node === 'ratings')
