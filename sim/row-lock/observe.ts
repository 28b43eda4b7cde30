import type { Fault, Millis } from '../engine/index.ts'
import type { Point } from './scalability.ts'
import type { Done, Run, Sample, Span } from './world.ts'
import { faultAt, lastUpTo, latest, ms } from '../engine/index.ts'
import { stageAt } from './world.ts'

/** A worker at a moment, and what it is at. */
export interface Worker extends Span {
  /** From 0. */
  readonly worker: number
}

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** How many workers there are. */
  readonly workers: number
  /** Those who hold a row or wait for one. */
  readonly busy: readonly Worker[]
  /** By row, who waits for it, first in line first. */
  readonly lines: ReadonlyMap<string, readonly Worker[]>
  /** By row, who has it: one, or several who only read it. */
  readonly holders: ReadonlyMap<string, readonly Worker[]>
  /** Who waits for somebody that waits for them. */
  readonly knot: readonly Worker[]
  /** What was through within the last `trail` ms, or has been rolled back, latest first. */
  readonly through: readonly Done[]
  readonly disk: Fault | undefined
  readonly counts: Sample
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which what is through stays in the frame
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(0)): Frame {
  const busy = run.spans.flatMap((spans, worker) => {
    const span = latest(spans, t)!
    return span.held.length > 0 || span.doing === 'wait' ? [{ ...span, worker }] : []
  })
  const lines = new Map<string, Worker[]>()
  const holders = new Map<string, Worker[]>()
  const add = (to: Map<string, Worker[]>, row: string, worker: Worker) => to.set(row, [...to.get(row) ?? [], worker])
  for (const worker of busy) {
    for (const row of worker.held)
      add(holders, row, worker)
    if (worker.row !== undefined)
      add(lines, worker.row, worker)
  }
  for (const line of lines.values())
    line.sort((a, b) => a.t - b.t || a.tx - b.tx)
  const through: Done[] = []
  for (let i = lastUpTo(run.through, done => done.end!, t); i >= 0 && run.through[i]!.end! >= t - trail; i--)
    through.push(run.through[i]!)
  return {
    t,
    workers: stageAt(run.options.workers, run.options.workers.length, run.options.duration, t),
    busy,
    lines,
    holders,
    knot: busy.filter(worker => worker.row !== undefined && standsInCircle(worker, holders)),
    through,
    disk: faultAt(run.options.schedule, 'disk', t),
    counts: latest(run.samples, t)!,
  }
}

/** Whether somebody who holds what a worker waits for waits, in the end, for what the worker holds. */
function standsInCircle(worker: Worker, holders: Frame['holders']): boolean {
  const seen = new Set<Worker>()
  const waitsFor = (other: Worker): boolean => {
    if (other.row === undefined || seen.has(other))
      return false
    seen.add(other)
    return (holders.get(other.row) ?? []).some(holder => holder !== other && (holder === worker || waitsFor(holder)))
  }
  return worker.held.length > 0 && waitsFor(worker)
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Orders, returns and films put aside, a second. */
  readonly perSecond: number
  /** What each of them waited for rows, in seconds: the mean. */
  readonly wait: number
  /** What was rolled back. */
  readonly rolledBack: number
  /** Commits after which the copies of a film did not add up. */
  readonly wrong: number
  /** What was done in one database and not yet in the next, at the end of the span. */
  readonly half: number
}

/** A run in numbers; or a span of it, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!
  const after = latest(run.samples, to)!
  const span = after.t - before.t
  return {
    perSecond: span === 0 ? 0 : (after.done - before.done) / span * 1000,
    wait: after.done === before.done ? 0 : (after.waited - before.waited) / (after.done - before.done) / 1000,
    rolledBack: after.rolledBack - before.rolledBack,
    wrong: after.wrong - before.wrong,
    half: after.half,
  }
}

/** How much each stage of a run got done, once its workers had found their places; in order of time, as far as `t`. */
export function pointsOf(run: Run, t: Millis = run.options.duration): Point[] {
  const { workers, duration } = run.options
  const length = duration / workers.length
  return workers.flatMap((n, i) => {
    const from = i * length + Math.min(500, length / 4)
    const to = Math.min(t, (i + 1) * length)
    return to - from < 400 ? [] : [{ n, perSecond: summary(run, ms(from), ms(to)).perSecond }]
  })
}
