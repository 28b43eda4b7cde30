// Where everything of the clock stands at a moment: plain geometry, no Vue, no clock of its own.
import type { Placement, Run, RunHour, RunJob } from '../../sim/bill/index.ts'
import type { Health } from '../drawing/parts.ts'
import { number } from '../../case/format.ts'
import { HOUR, idleIn, MEMBERS, NOON, ORDERS, partOf } from '../../sim/bill/index.ts'
import { px } from '../drawing/parts.ts'

/** The drawing's canvas and its fixed furniture, in canvas pixels. */
export const SCENE = {
  width: 1152,
  height: 392,
  /** A dial of 24 hours: noon at the top. Instances are counted outwards from its hub. */
  dial: { x: 560, y: 196, hub: 44, rim: 210, most: 31_500 },
  job: { x: 0, y: 6, width: 292, height: 86, pitch: 98 },
  readouts: { x: 838, y: 20, pitch: 64 },
  legend: { x: 838, y: 284, pitch: 25 },
  /** How far the hand reaches. */
  hand: 188,
  /** Length of the line of a deadline. */
  due: 16,
  /** How thick an arc must be to carry its letter. */
  letter: 12,
} as const

/** What an arc is paid with. `borrowed`: it is paid for already. `bought`: on demand. `spot`: bought, and may be taken back. */
export type Means = 'borrowed' | 'bought' | 'spot'

/** Arcs of one job that are paid alike, as one path each. */
export interface Arcs {
  readonly means: Means
  /** What has run by now, and what is to run. */
  readonly done: string
  readonly ahead: string
}

export interface JobScene {
  readonly id: string
  readonly name: string
  /** Its deadline, as a clock shows it. */
  readonly due: string
  readonly letter: string
  /** How it stands, in a few words. */
  readonly words: string
  readonly health: Health | undefined
  /** Whether it runs at this moment. */
  readonly isRunning: boolean
  /** Share of it that is done, from 0 to 1. */
  readonly share: number
  readonly arcs: readonly Arcs[]
  /** Where its letter stands on the dial; undefined where no arc is thick enough. */
  readonly mark: Point | undefined
  /** Hour of the clock at which its first arc begins; undefined while it has none. */
  readonly start: number | undefined
}

export interface Scene {
  /** What members needed so far, and what they need on most days from now on. */
  readonly members: string
  readonly forecast: string
  /** Radius of what is reserved. */
  readonly reserved: number
  readonly hand: string
  readonly jobs: readonly JobScene[]
  /** Deadlines, outside of what is reserved: a line, and whose it is. */
  readonly dues: readonly { readonly line: string, readonly at: Point, readonly letters: string }[]
  /** Where Spot was taken back. */
  readonly taken: readonly Point[]
}

export interface Point { readonly x: number, readonly y: number }

const HOURS = 24

/** Radius at which so many instances end. */
export function radiusOf(instances: number): number {
  const { hub, rim, most } = SCENE.dial
  return hub + Math.min(1, instances / most) * (rim - hub)
}

/** Whole five hundreds of instances that end at a place, at least and at most as many as can be reserved. */
export function instancesAt({ x, y }: Point): number {
  const { hub, rim, most } = SCENE.dial
  return nearestReserve((Math.hypot(x - SCENE.dial.x, y - SCENE.dial.y) - hub) / (rim - hub) * most)
}

/** What the room may reserve. */
export const RESERVES = { least: 8000, most: 24_000, step: 500 } as const
export function nearestReserve(instances: number): number {
  const { least, most, step } = RESERVES
  return Math.max(least, Math.min(most, Math.round(instances / step) * step))
}

/** The point of the dial at an hour since noon, and a radius. */
export function pointAt(hour: number, radius: number): Point {
  const angle = (hour / HOURS) * 2 * Math.PI
  return { x: SCENE.dial.x + radius * Math.sin(angle), y: SCENE.dial.y - radius * Math.cos(angle) }
}

/** Hours since noon, from 0 to 24, in whose direction a place lies. */
export function hourAt({ x, y }: Point): number {
  const turn = Math.atan2(x - SCENE.dial.x, SCENE.dial.y - y) / (2 * Math.PI)
  return (turn + 1) % 1 * HOURS
}

const place = ({ x, y }: Point) => `${px(x)} ${px(y)}`
/** An arc to an hour, along a radius. */
const along = (hour: number, radius: number, back = false) => `A${px(radius)} ${px(radius)} 0 0 ${back ? 0 : 1} ${place(pointAt(hour, radius))}`

/** The part of a ring between two hours, at most twelve apart, and two numbers of instances. */
function ring(from: number, to: number, inner: number, outer: number): string {
  const [low, high] = [radiusOf(inner), radiusOf(outer)]
  return `M${place(pointAt(from, low))}L${place(pointAt(from, high))}${along(to, high)}L${place(pointAt(to, low))}${along(from, low, true)}Z`
}

/** The outer edge of a rose: hours and how many instances each has. */
function edge(hours: readonly (readonly [from: number, to: number, instances: number])[]): string {
  return hours.map(([from, to, instances], i) => `${i ? 'L' : 'M'}${place(pointAt(from, radiusOf(instances)))}${along(to, radiusOf(instances))}`).join('')
}

/** What a job has in an hour, before it is known where it stands in the stack. */
interface Piece {
  readonly job: string
  readonly means: Means
  readonly instances: number
  /** Hours since noon. */
  readonly from: number
  readonly to: number
}

/** Placements of an hour as pieces: own instances are borrowed as far as something is idle. */
function pieces(placements: readonly Placement[], from: number, idle: number): Piece[] {
  let free = idle
  return placements.flatMap(({ job, work, spot }): Piece[] => {
    const span = { job, from, to: from + 1 }
    if (spot)
      return [{ ...span, means: 'spot', instances: work }]
    const borrowed = Math.min(free, work)
    free -= borrowed
    return [{ ...span, means: 'borrowed', instances: borrowed }, { ...span, means: 'bought', instances: work - borrowed }]
  })
}

/** What ran in an hour, as pieces. */
const piecesOf = ({ blocks }: RunHour, from: number): Piece[] => blocks.flatMap(({ job, spot, instances, covered, ran }): Piece[] => spot
  ? [{ job, means: 'spot', instances, from, to: from + ran / 60 }]
  : [{ job, means: 'borrowed', instances: covered, from, to: from + 1 }, { job, means: 'bought', instances: instances - covered, from, to: from + 1 }])

const ORDER: readonly Means[] = ['borrowed', 'bought', 'spot']

/** A piece at its place: first what is borrowed, from members up to what is reserved; then what is bought, outside of it. */
interface Stacked extends Piece { readonly inner: number, readonly outer: number }
function stacked(all: readonly Piece[], members: number, reserved: number): Stacked[] {
  let level = members
  return ORDER.flatMap(means => all.filter(piece => piece.means === means && piece.instances > 0).map((piece) => {
    const inner = means === 'borrowed' ? level : Math.max(level, reserved)
    level = inner + piece.instances
    return { ...piece, inner, outer: level }
  }))
}

const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`
/** An hour since noon as a clock shows it. */
export const clockOf = (hour: number): string => two((hour + NOON) % 24)
/** A moment of the run as a clock shows it. */
export function clockWords(t: number): string {
  const minutes = Math.floor(t / 60_000) + NOON * 60
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const NAMES: Readonly<Record<string, string>> = { catalog: 'Catalog', season: 'Season', premiere: 'Premiere', ranking: 'Ranking' }

function wordsOf(job: RunJob, t: number, done: number): Pick<JobScene, 'words' | 'health'> {
  const due = clockOf(job.due / HOUR)
  if (t < job.asked)
    return { words: `not asked for before ${clockOf(job.asked / HOUR)}`, health: undefined }
  if (job.done !== null && t >= job.done)
    return { words: `done at ${clockOf(job.done / HOUR)}`, health: undefined }
  if (t >= job.due)
    return { words: `late: not done by ${due}`, health: 'failed' }
  return { words: done > 0 ? `${number(done / 1000, 1)}k of ${number(job.work / 1000, 1)}k hours` : `waits, ${number(job.work / 1000, 1)}k hours`, health: undefined }
}

/**
 * The whole picture at `t`, from 0 to the run's duration.
 * @param knowsAll whether what is ahead is all that will run; else it is what is planned as of this hour
 */
export function sceneAt(run: Run, t: number, knowsAll: boolean): Scene {
  const now = Math.min(HOURS - 1, Math.floor(t / HOUR))
  const hand = Math.min(HOURS, t / HOUR)
  const { reserved } = run.options
  const hours = run.hours.map((hour, i): readonly Stacked[] => {
    if (i <= now || knowsAll)
      return stacked(piecesOf(hour, i), hour.members, reserved)
    const members = MEMBERS[hour.hour]!
    const planned = run.hours[now]!.plan.filter(placement => placement.hour === i - now)
    return stacked(pieces(planned, i, idleIn({ hour: hour.hour, members, reserved })), members, reserved)
  })
  const all = hours.flat()

  const jobs = run.jobs.map((job): JobScene => {
    const own = all.filter(piece => piece.job === job.id)
    const arcs = ORDER.map(means => ({
      means,
      done: own.filter(piece => piece.means === means && piece.from < hand).map(piece => ring(piece.from, Math.min(piece.to, hand), piece.inner, piece.outer)).join(''),
      ahead: own.filter(piece => piece.means === means && piece.to > hand).map(piece => ring(Math.max(piece.from, hand), piece.to, piece.inner, piece.outer)).join(''),
    })).filter(({ done, ahead }) => done || ahead)
    // Its letter stands on the thickest arc.
    const thickest = own.reduce<Stacked | undefined>((most, piece) => !most || radiusOf(piece.outer) - radiusOf(piece.inner) > radiusOf(most.outer) - radiusOf(most.inner) ? piece : most, undefined)
    const hasRoom = thickest && radiusOf(thickest.outer) - radiusOf(thickest.inner) >= SCENE.letter
    const done = run.hours.slice(0, now + 1).reduce((sum, hour) => sum + hour.blocks.filter(block => block.job === job.id).reduce((part, block) => part + block.kept * Math.min(1, partOf(hour, t) * 60 / block.ran), 0), 0)
    const due = job.due / HOUR
    return {
      id: job.id,
      name: NAMES[job.id] ?? job.id,
      due: clockOf(due),
      letter: job.id[0]!.toUpperCase(),
      ...wordsOf(job, t, done),
      isRunning: own.some(piece => piece.from <= hand && hand < piece.to),
      share: Math.min(1, done / job.work),
      arcs,
      mark: hasRoom ? pointAt((thickest.from + thickest.to) / 2, (radiusOf(thickest.inner) + radiusOf(thickest.outer)) / 2) : undefined,
      start: own.length > 0 ? Math.min(...own.map(({ from }) => from)) : undefined,
    }
  })

  const dues = [...new Set(run.jobs.map(({ due }) => due / HOUR))].map((due) => {
    const radius = radiusOf(reserved)
    return {
      line: `M${place(pointAt(due, radius))}L${place(pointAt(due, radius + SCENE.due))}`,
      at: pointAt(due, radius + SCENE.due + 12),
      letters: jobs.filter((_, i) => run.jobs[i]!.due / HOUR === due).map(({ letter }) => letter).join(' '),
    }
  })
  const past = run.hours.slice(0, now + 1).map((hour, i) => [i, Math.min(hand, i + 1), hour.members] as const)
  const ahead = run.hours.slice(now).map(({ hour }, i) => [Math.max(hand, now + i), now + i + 1, MEMBERS[hour]!] as const)
  const { hub } = SCENE.dial
  // Half a turn at a time: an arc of a whole one has no direction.
  const home = hand > 12 ? `${along(12, hub, true)}${along(0, hub, true)}` : along(0, hub, true)
  return {
    members: `${edge(past)}L${place(pointAt(hand, hub))}${home}Z`,
    forecast: edge(ahead),
    reserved: radiusOf(reserved),
    hand: `M${place(pointAt(hand, hub - 8))}L${place(pointAt(hand, SCENE.hand))}`,
    jobs,
    dues,
    taken: all.filter(({ means, from, to }) => means === 'spot' && to - from < 1 && to <= hand).map(({ to, outer }) => pointAt(to, radiusOf(outer) + 6)),
  }
}

/** Hour of the clock at which a job may begin, nearest to one wished for: not before it is asked for, and within the day. */
export function startNear(job: string, hour: number): number {
  const asked = (ORDERS.find(({ id }) => id === job)!.asked - NOON + 24) % 24
  return (Math.max(asked, Math.min(HOURS - 1, Math.round(hour))) + NOON) % 24
}

/** Share of what is reserved that somebody uses, over the run. */
export function usedCurve(run: Run): number[] {
  return run.hours.flatMap((hour) => {
    const covered = hour.blocks.reduce((sum, block) => sum + block.covered, 0)
    const share = Math.min(1, (hour.members + covered) / hour.reserved)
    return Array.from({ length: 10 }, () => share)
  })
}
