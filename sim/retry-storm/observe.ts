import type { Fault, Millis } from '../engine/index.ts'
import type { Call, Counts, Run } from './world.ts'
import { faultAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Calls to the database that began within the last `trail` ms, in order of their start. */
  readonly calls: readonly Call[]
  /** Calls in the database's queue, and under way. */
  readonly queue: number
  readonly fault: Fault | undefined
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Calls that reach the database, as a multiple of what it can carry. */
  readonly load: number
  /** Calls that reach the database, by the end of the run, for each request that arrived in the span; 0 when none did. */
  readonly callsPerRequest: number
  /** Share of requests ended in the span that were served while the member waited, from 0 to 1; 1 when none ended. */
  readonly served: number
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which calls stay in the frame
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(500)): Frame {
  const until = (moment: number) => lastUpTo(run.calls, call => call.start, moment) + 1
  return { t, calls: run.calls.slice(until(t - trail), until(t)), queue: latest(run.samples, t)!.queue, fault: faultAt(run.options.schedule, 'database', t) }
}

/** A run in numbers; or a span of it, such as the time of a fault, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!
  const after = latest(run.samples, to)!
  const grown = (key: keyof Counts) => after.counts[key] - before.counts[key]
  const arrived = run.requests.slice(before.counts.requests, after.counts.requests)
  return {
    load: after.t === before.t ? 0 : grown('calls') * run.options.work / (after.t - before.t),
    callsPerRequest: arrived.length === 0 ? 0 : arrived.reduce((sum, request) => sum + request.calls, 0) / arrived.length,
    served: shareOf(grown('served'), grown('served') + grown('failed')),
  }
}

/** A moment counts as well when at least this share of the requests that end in the two seconds after it is served. */
const WELL = { share: 0.95, span: 2000 }

/**
 * How long members are still failed after the last fault has been mended.
 * @returns seconds; null when it lasts to the end of the run; 0 when nothing ever failed
 */
export function recovery(run: Run): number | null {
  const mended = run.options.schedule.faults.reduce((last, { to }) => Math.max(last, to), 0)
  let well: number | null = null
  for (const { t } of run.samples) {
    if (t < mended || t + WELL.span > run.options.duration)
      continue
    if (summary(run, t, ms(t + WELL.span)).served < WELL.share)
      well = null
    else
      well ??= t
  }
  return well === null ? null : (well - mended) / 1000
}
