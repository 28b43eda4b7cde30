// Where everything of the circuit breaker's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Answer, Bucket, Frame, Request, Run } from '../../sim/circuit-breaker/index.ts'
import type { Light, Screen } from '../drawing/parts.ts'
import { once } from '../drawing/once.ts'
import { between, PLAY } from '../drawing/parts.ts'
import { screenPlace, screensAt } from '../drawing/screens.ts'
import { frameAt, RULES, summary } from '../../sim/circuit-breaker/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { faultSpan, shareCurve } from '../live/run-shape.ts'

type Kind = Request['kind']

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
  recommendations: { x: 590, y: 50, width: 190, height: 68 },
  playback: { x: 590, y: 204, width: 190, height: 68 },
  cache: { x: 424, y: 150, width: 92, height: 46 },
  /** The latest home pages above, the latest plays below, each under its number. */
  readouts: { x: 872, y: [14, 190] },
  walls: {
    home: { x: 872, y: 64, columns: 8, rows: 4, pitch: { x: 35, y: 25 } },
    play: { x: 872, y: 240, columns: 8, rows: 4, pitch: { x: 35, y: 25 } },
  },
  screen: { width: 28, height: 18 },
  ribbon: { y: 352, height: 40, width: 36, gap: 4 },
} as const

export interface Scene {
  frame: Frame
  threads: { x: number, y: number, held: number | null, isSlow: boolean, sign: string }[]
  lights: Light[]
  screens: Record<Kind, Screen[]>
  buckets: (Bucket & { x: number })[]
}

/** A sign for each kind of request, around (0, 0): a page, and a picture that plays. */
export const SIGNS: Record<Kind, string> = { home: 'M-5 0a5 5 0 1 1 10 0a5 5 0 1 1 -10 0', play: PLAY }

const ease = (p: number) => 1 - (1 - p) ** 2
function slotY(thread: number): number {
  const { y, slot } = SCENE.pool
  return y + 12 + thread * (slot.height + slot.gap)
}

const STATES: Record<Answer, Screen['state']> = { fresh: 'lit', played: 'lit', cached: 'stale', rejected: 'failed', failed: 'failed' }

/** The answered requests of a kind, as they reach the wall. */
const answeredOf = once((run: Run) => {
  const answered = run.requests.filter(request => request.end !== null).sort((a, b) => a.end! - b.end!)
  return { home: answered.filter(({ kind }) => kind === 'home'), play: answered.filter(({ kind }) => kind === 'play') }
})
/** The place of each answered request among those of its kind. */
const turnsOf = once((run: Run) => new Map(Object.values(answeredOf(run)).flatMap(answered => answered.map((request, n) => [request.id, n] as const))))

function screensOf(run: Run, t: number, kind: Kind): Screen[] {
  const answered = answeredOf(run)[kind]
  const count = lastUpTo(answered, request => request.end!, t - SCENE.leave) + 1
  return screensAt(SCENE.walls[kind], count, n => STATES[answered[n]!.answer!])
}

function lightsAt(run: Run, t: number): Light[] {
  const { approach, leave, lanes, pool, gate, recommendations, playback, cache, walls, screen } = SCENE
  const lights: Light[] = []
  for (let i = lastUpTo(run.requests, request => request.start, t + approach); i >= 0; i--) {
    const r = run.requests[i]!
    if (r.start < t - run.options.timeout - leave)
      break
    const lane = lanes[r.kind]
    // Neighbours on a lane are told apart by a small, fixed offset.
    const drift = ((r.id * 37) % 9 - 4) * 3
    const light = (x: number, y: number, opacity = 1, state?: Light['state']) =>
      lights.push({ key: r.id, x, y, opacity, state, ...r.kind === 'play' && { sign: PLAY } })

    if (t < r.start) {
      const p = 1 - (r.start - t) / approach
      light(between(0, pool.x - 14, p), lane + drift, Math.min(1, p * 4))
      continue
    }
    const answered = r.end !== null && t >= r.end
    if (!answered) {
      const service = r.kind === 'home' ? recommendations : playback
      const p = Math.min(1, (t - r.start) / 250)
      const from = { x: pool.x + pool.width, y: slotY(r.thread ?? 0) + pool.slot.height / 2 }
      // The call waits at the service's door until it is answered or given up.
      light(between(from.x, service.x - 12 - ((r.thread ?? 0) % 5) * 11, ease(p)), between(from.y, service.y + service.height / 2 + drift, ease(p)), 1, r.probe ? 'probe' : undefined)
      continue
    }
    const p = (t - r.end!) / leave
    if (p > 1)
      continue
    if (r.thread === null && r.answer === 'rejected') {
      light(pool.x - 14 - 30 * p, lane + drift + 34 * p * p, 1 - p, 'refused')
      continue
    }
    const place = screenPlace(walls[r.kind], turnsOf(run).get(r.id)!)
    const short = r.outcome === 'short-circuited'
    const from = r.answer === 'cached' && short
      ? { x: cache.x + cache.width / 2, y: cache.y + cache.height / 2 }
      : r.kind === 'home'
        ? { x: short ? gate.x : recommendations.x + recommendations.width, y: recommendations.y + recommendations.height / 2 }
        : { x: playback.x + playback.width, y: playback.y + playback.height / 2 }
    const state = STATES[r.answer!]
    light(between(from.x, place.x + screen.width / 2, ease(p)), between(from.y, place.y + screen.height / 2, ease(p)), 1 - 0.4 * p, state === 'failed' ? 'refused' : state === 'stale' ? 'stale' : undefined)
  }
  return lights
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  const { ribbon } = SCENE
  return {
    frame,
    threads: frame.threads.map((request, i) => ({
      x: SCENE.pool.x,
      y: slotY(i),
      held: request && (t - request.start) / run.options.timeout,
      isSlow: !!request && request.kind === 'home' && run.options.schedule.faults.some(({ node, from, to }) => node === 'recommendations' && from <= request.start && request.start < to),
      sign: SIGNS[request?.kind ?? 'home'],
    })),
    lights: lightsAt(run, t),
    screens: { home: screensOf(run, t, 'home'), play: screensOf(run, t, 'play') },
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

/** Virtual ms in which a fault hits the recommendations; the whole run where none does. */
export const recommendationsSpan = (run: Run): { from: number, to: number } => faultSpan(run, fault => fault.node === 'recommendations')
