import type { Fault, Millis } from '../engine/index.ts'
import type { Counts, Request, Run } from './world.ts'
import { faultAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Requests of the last `trail` ms, in order of arrival. */
  readonly requests: readonly Request[]
  readonly fault: Fault | undefined
  /** Answers so far, to the last sample. */
  readonly counts: Counts
}

/** A run, or a span of it, in numbers. FILL: the two to four that show the difference at a glance. */
export interface Summary {
  /** Share of requests that were served, from 0 to 1; 1 when nobody asked. */
  readonly served: number
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which requests stay in the frame
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(2000)): Frame {
  const first = lastUpTo(run.requests, request => request.start, t - trail) + 1
  const last = lastUpTo(run.requests, request => request.start, t) + 1
  return { t, requests: run.requests.slice(first, last), fault: faultAt(run.options.schedule, 'service', t), counts: latest(run.samples, t)!.counts }
}

/** A run in numbers; or a span of it, such as the time of a fault, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!.counts
  const after = latest(run.samples, to)!.counts
  const grown = (key: keyof Counts) => after[key] - before[key]
  return { served: shareOf(grown('served'), grown('served') + grown('failed') + grown('refused')) }
}
