// Where everything of the cascade's figure stands at a moment: plain geometry, no Vue, no clock.
import type { Frame, Load, Run } from '../../sim/cascade/index.ts'
import type { Health, Light, Screen } from '../drawing/parts.ts'
import { once } from '../drawing/once.ts'
import { between, PLAY } from '../drawing/parts.ts'
import { screensAt } from '../drawing/screens.ts'
import { frameAt, inARow, loadsBetween, summary } from '../../sim/cascade/index.ts'
import { lastUpTo, ms } from '../../sim/engine/index.ts'
import { shareCurve } from '../live/run-shape.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 400,
  /** Virtual ms for which a request is seen to fall into the hull, and a refused one to bounce off it. */
  fall: 350,
  bounce: 450,
  /** The process, drawn as a hull; its threads are tubes, in which the time that a call holds one rises like water. */
  hull: { width: 792, top: 112, bottom: 340, inset: 14, corner: 34 },
  tube: { top: 124, bottom: 300, width: 27, pitch: 35, wall: 16 },
  /** Height of the foot of a tube, where the sign of its holder stands. */
  foot: 28,
  /** Virtual ms that fill a tube to the brim. */
  brim: 1000,
  /** Where requests appear. */
  door: 70,
  cards: { y: 356, width: 160, height: 44, gap: 11, drum: 106 },
  /** The number of plays above the screens of the latest, then Little's law, then those in a row. */
  aside: { x: 836, width: 316, plays: 16, law: 166, inARow: 312 },
  wall: { x: 836, y: 66, columns: 12, rows: 3, pitch: { x: 26.8, y: 20 } },
  screen: { width: 21, height: 15 },
} as const

/** A sign for each caller, some 14 px across, around (0, 0). */
const SIGNS: Record<string, string> = {
  playback: PLAY,
  ratings: 'M0 -8L2.1 -2.7L7.8 -2.5L3.4 1.1L4.9 6.6L0 3.5L-4.9 6.6L-3.4 1.1L-7.8 -2.5L-2.1 -2.7Z',
  search: 'M-1.5 -7.5a5.6 5.6 0 1 1 0 11.2a5.6 5.6 0 1 1 0 -11.2M-1.5 -4.9a3 3 0 1 0 0 6a3 3 0 1 0 0 -6M1.6 3.4L3.6 1.4L8 5.8L6 7.8Z',
  account: 'M-6.5 7A6.5 6 0 0 1 6.5 7ZM-3.4 -4A3.4 3.4 0 1 1 3.4 -4A3.4 3.4 0 1 1 -3.4 -4Z',
}
/** The sign of a caller, or of one that nobody knows. */
export const signOf = (caller: string): string => SIGNS[caller] ?? 'M-5 -5H5V5H-5Z'

/** A thread, as a tube that fills. */
export interface Tube {
  x: number
  y: number
  held: number | null
  /** Whether the call began while its dependency was in trouble. */
  isSlow: boolean
  sign?: string
}

/** Where a caller's requests come in. */
export interface Door {
  caller: string
  x: number
  /** Room for its words. */
  width: number
  /** Share of its requests that have been served since the trouble began, or ended, from 0 to 1. */
  served: number
}

/** A room of the hull. */
export interface Room {
  id: string
  /** Middle of its tubes. */
  x: number
  size: number
  /** Middle of the wall on its right; null for the last room. */
  wall: number | null
}

/** What a caller, or all of them, can expect of the node behind it. */
export interface Card {
  node: string
  x: number
  health: Health | undefined
  /** Ms to answer; null where it does not. */
  answersIn: number | null
}

export interface Scene {
  frame: Frame
  rooms: Room[]
  tubes: Tube[]
  doors: Door[]
  /** Virtual ms from which on the doors' shares are taken. */
  since: number
  lights: Light[]
  cards: Card[]
  /** The latest plays: each keeps its place, so that no screen jumps. */
  plays: Screen[]
  numbers: Numbers
}

/** What makes it inevitable, measured from the run. */
export interface Numbers {
  /** The caller in trouble, or the one that will be: what it asked of the threads in the last two seconds. */
  subject: Load
  /** Threads that it can get at most. */
  thereAre: number
  /** aⁿ: chance that a visit which needs every caller gets all of them, from 0 to 1. */
  all: number
  /** The same for a visit that can do without the one in trouble. */
  allBut: number
}

function layRooms(run: Run): { rooms: Room[], xs: number[] } {
  const { hull, tube } = SCENE
  const width = run.options.threads * tube.pitch + (run.pools.length - 1) * tube.wall
  let x = (hull.width - width) / 2
  const xs: number[] = []
  const rooms = run.pools.map(({ id, size }, i): Room => {
    const from = x
    for (let n = 0; n < size; n++, x += tube.pitch)
      xs.push(x + (tube.pitch - tube.width) / 2)
    const room = { id, size, x: (from + x) / 2, wall: i < run.pools.length - 1 ? x + tube.wall / 2 : null }
    x += tube.wall
    return room
  })
  return { rooms, xs }
}

/** The door of each caller: above its own room where it has one, else in line with the others. */
function layDoors(run: Run, t: number, rooms: readonly Room[]): Door[] {
  const share = SCENE.hull.width / run.options.callers.length
  return loadsBetween(run, ms(turnBefore(run, t)), ms(t)).map(({ caller, served }, i) => {
    const own = rooms.find(room => room.id === caller)
    return own
      ? { caller, served, x: own.x, width: own.size * SCENE.tube.pitch }
      : { caller, served, x: share * (i + 0.5), width: share }
  })
}

/** When a fault last began or ended; the beginning, where none has. */
function turnBefore(run: Run, t: number): number {
  return Math.max(0, ...run.options.schedule.faults.flatMap(({ from, to }) => [from, to]).filter(turn => turn <= t))
}

function lightsAt(run: Run, t: number, doors: readonly Door[], xs: readonly number[]): Light[] {
  const { fall, bounce, door, tube, hull } = SCENE
  const lights: Light[] = []
  const rim = hull.top - 2
  for (let i = lastUpTo(run.calls, call => call.start, t + fall); i >= 0; i--) {
    const { id, caller, start, thread } = run.calls[i]!
    if (start < t - bounce)
      break
    const { x, width } = doors.find(door => door.caller === caller)!
    // Neighbours are told apart by a small, fixed offset.
    const from = x + (((id * 37) % 11) - 5) * Math.min(6, width / 16)
    const to = thread === null ? from : xs[thread]! + tube.width / 2
    if (t < start) {
      const p = 1 - (start - t) / fall
      lights.push({ key: id, sign: signOf(caller), x: between(from, to, p * p), y: between(door, rim, p * p), opacity: Math.min(1, p * 5) })
    }
    else if (thread === null) {
      const p = (t - start) / bounce
      lights.push({ key: id, state: 'refused', x: from + (id % 2 ? 20 : -20) * p, y: rim - 34 * Math.sin(Math.PI * 0.62 * p), opacity: 1 - p })
    }
  }
  return lights
}

const playsOf = once((run: Run) => run.calls.filter(call => call.caller === 'playback'))

function playsAt(run: Run, t: number): Screen[] {
  const plays = playsOf(run)
  return screensAt(SCENE.wall, lastUpTo(plays, call => call.start, t) + 1, n => plays[n]!.answer === 'served' ? 'lit' : 'failed')
}

function layCards(run: Run, frame: Frame): Card[] {
  const { callers } = run.options
  const { width, gap } = SCENE.cards
  return [...callers.map(({ id, heldFor }) => ({ id, heldFor: heldFor as number | null })), { id: 'database', heldFor: null }].map(({ id, heldFor }, i) => {
    const fault = frame.faults[id]
    return { node: id, x: i * (width + gap), health: fault && (fault.kind === 'slow' ? 'degraded' : 'failed'), answersIn: fault?.kind === 'slow' ? fault.latency : fault ? null : heldFor }
  })
}

/** The caller that the numbers are about at `t`: whose dependency is in trouble, was last, or will be. */
function subjectAt(run: Run, t: number): string {
  const { callers, schedule } = run.options
  const hits = schedule.faults.filter(({ node }) => callers.some(({ id }) => id === node))
  return (hits.findLast(({ from }) => from <= t) ?? hits[0])?.node ?? 'ratings'
}

function numbersAt(run: Run, t: number, { loads }: Frame, doors: readonly Door[]): Numbers {
  const subject = loads.find(load => load.caller === subjectAt(run, t)) ?? loads[0]!
  const own = run.pools.find(({ id }) => id === subject.caller)
  return {
    subject,
    thereAre: own?.size ?? run.options.threads,
    all: inARow(doors.map(door => door.served)),
    allBut: inARow(doors.filter(door => door.caller !== subject.caller).map(door => door.served)),
  }
}

/** The whole picture at `t`, from 0 to the run's duration. */
export function sceneAt(run: Run, t: number): Scene {
  const frame = frameAt(run, ms(t))
  const { rooms, xs } = layRooms(run)
  const doors = layDoors(run, t, rooms)
  const { faults } = run.options.schedule
  return {
    frame,
    rooms,
    doors,
    since: turnBefore(run, t),
    tubes: frame.threads.map((call, i): Tube => ({
      x: xs[i]!,
      y: SCENE.tube.top,
      held: call && (t - call.start) / SCENE.brim,
      isSlow: !!call && faults.some(({ node, from, to }) => (node === call.caller || node === 'database') && from <= call.start && call.start < to),
      ...call && { sign: signOf(call.caller) },
    })),
    lights: lightsAt(run, t, doors, xs),
    cards: layCards(run, frame),
    plays: playsAt(run, t),
    numbers: numbersAt(run, t, frame, doors),
  }
}

/** Span over which the strip's success rate is taken, in virtual ms. */
const RATE_WINDOW = 1000

/** Share of plays that started, from 0 to 1, over the second before each moment. */
export const playRate = (run: Run, points?: number): number[] => shareCurve(run, RATE_WINDOW, (from, to) => summary(run, from, to).playback ?? 1, points)
