// Where everything of the retry storm's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Call, Frame, Request, Run } from '../../sim/retry-storm/index.ts'
import type { Screen } from '../drawing/parts.ts'
import { once } from '../drawing/once.ts'
import { between, clamp, px } from '../drawing/parts.ts'
import { screensAt } from '../drawing/screens.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { frameAt, LAYERS, summary } from '../../sim/retry-storm/index.ts'
import { faultSpan, shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** Virtual ms that light takes from a mirror to the wall, or back. */
  flight: 160,
  /** Length of a ray, as a part of its way. */
  length: 0.7,
  /** Virtual ms that the answer takes to a member's screen. */
  leave: 300,
  wall: { x: 0, y: 56, columns: 4, rows: 12, pitch: { x: 30, y: 25 } },
  screen: { width: 24, height: 18 },
  /** The hall, from the members to the wall with the slit. */
  hall: { left: 132, right: 700, top: 48, bottom: 352 },
  /** The mirrors, from the bottom layer up: fewer layers, fewer mirrors. */
  mirrors: [544, 388, 232],
  slit: { y: 200, height: 56, thickness: 12 },
  tank: { x: 740, y: 72, width: 56, height: 280 },
  drum: { x: 818, y: 158, width: 112, height: 84 },
  readouts: { x: 946, y: [60, 176, 292] },
} as const

/** A mirror: a layer that sends light in again. */
export interface Mirror {
  readonly x: number
  readonly name: string
  /** Calls that it has sent in again within the last second. */
  readonly rate: number
}

export interface Scene {
  frame: Frame
  mirrors: Mirror[]
  /** Rays on their way in, and rays that have been sent back, as paths. */
  rays: { in: string, back: string }
  /** Light from the slit into the tank. */
  entering: string
  screens: Screen[]
  /** Fill of the tank, and the fill above which an answer comes too late: from 0 to 1. */
  level: number
  tooLate: number
  /** Seconds that whoever comes now will wait. */
  wait: number
  /** What stands in front of the database conducts. */
  open: boolean
}

const { hall, slit } = SCENE

/** A number in [0, 1) that is always the same for the same two numbers: where a ray goes. */
function scatter(a: number, b: number): number {
  const x = Math.sin(a * 127.1 + b * 311.7) * 43_758.5453
  return x - Math.floor(x)
}

/** The height at which a request passes the hall. */
const laneOf = (id: number) => between(hall.top + 8, hall.bottom - 8, scatter(id, 0))

/** Where a call meets the wall: in the slit if it is taken, anywhere else if not. */
function aimOf(call: Call, n: number): number {
  const p = scatter(call.id, n + 1)
  if (call.outcome !== 'refused' && call.outcome !== 'error' && call.outcome !== 'short-circuited')
    return slit.y + (p - 0.5) * (slit.height - 16)
  // Most of what comes back has come at its own height; its reflections spread over the hall.
  const aim = n === 0 ? laneOf(call.id) : between(hall.top + 8, hall.bottom - 8, p)
  return Math.abs(aim - slit.y) < slit.height / 2 + 4 ? slit.y + Math.sign(aim - slit.y || 1) * (slit.height / 2 + 6) : aim
}

const isSentBack = ({ outcome }: Call) => outcome === 'refused' || outcome === 'error' || outcome === 'short-circuited'

/** A stretch of a straight way, from the part `from` of it to the part `to`. */
function stretch(x0: number, y0: number, x1: number, y1: number, from: number, to: number): string {
  const [a, b] = [clamp(from), clamp(to)]
  return b <= a ? '' : `M${px(between(x0, x1, a))} ${px(between(y0, y1, a))}L${px(between(x0, x1, b))} ${px(between(y0, y1, b))}`
}

/** The answered requests, in the order in which their answers come. */
const endedOf = once((run: Run): readonly Request[] => run.requests.filter(request => request.end !== null).sort((a, b) => a.end! - b.end!))

/** The x of the mirror of a layer, given by its place from the top. */
const mirrorX = (run: Run, depth: number) => SCENE.mirrors[run.options.layers - 1 - depth]!

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const { flight, length, tank } = SCENE
  const frame = frameAt(run, ms(t), ms(1000))
  const rays = { in: '', back: '' }
  let entering = ''
  const rates = Array.from({ length: run.options.layers }, () => 0)

  frame.calls.forEach((call) => {
    if (call.from !== null)
      rates[call.from]!++
    const age = (t - call.start) / flight
    if (age > 2 + length)
      return
    // The moment of its start tells the calls of a request apart.
    const n = call.from === null ? 0 : call.start
    const lane = laneOf(call.id)
    const aim = aimOf(call, n)
    const x = call.from === null ? hall.left : mirrorX(run, call.from)
    rays.in += stretch(x, lane, hall.right, aim, age - length, age)
    if (isSentBack(call)) {
      const to = call.back === null ? hall.left : mirrorX(run, call.back)
      rays.back += stretch(hall.right, aim, to, lane, age - 1 - length, age - 1)
    }
    else {
      entering += stretch(hall.right, aim, tank.x + tank.width / 2, aim + 14, (age - 1) * 2 - length, (age - 1) * 2)
    }
  })

  const ended = endedOf(run)
  const size = run.options.queue + 1
  const timeout = LAYERS.at(-1)!.timeout
  return {
    frame,
    mirrors: rates.map((rate, depth) => ({ x: mirrorX(run, depth), name: LAYERS.at(depth - run.options.layers)!.name, rate })),
    rays,
    entering,
    screens: screensAt(SCENE.wall, lastUpTo(ended, request => request.end!, t - SCENE.leave) + 1, n => ended[n]!.answer === 'served' ? 'lit' : 'failed'),
    level: frame.queue / size,
    tooLate: timeout / run.options.work / size,
    wait: frame.queue * run.options.work / 1000,
    open: frame.calls.at(-1)?.outcome === 'short-circuited',
  }
}

/** Virtual ms over which a rate is taken. */
export const RATE_WINDOW = 2000

/** Share of requests that are served while the member waits, from 0 to 1, over the two seconds before each moment. */
export const servedRate = (run: Run): number[] => shareCurve(run, RATE_WINDOW, (from, to) => summary(run, from, to).served)

/** Virtual ms from the moment when the last fault has been mended to the end of the run; the whole run where there is none. */
export function afterwards(run: Run): { from: number, to: number } {
  const { duration, schedule } = run.options
  return { from: schedule.faults.length === 0 ? 0 : faultSpan(run).to, to: duration }
}
