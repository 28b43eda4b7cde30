import type { Fault, Millis } from '../engine/index.ts'
import type { BreakerState } from './policy.ts'
import type { Counts, Request, Run } from './world.ts'
import { faultsAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'
import { RULES } from './reference.ts'
import { NODES } from './schedules.ts'

/** One bucket of the breaker's window. */
export interface Bucket {
  readonly from: Millis
  readonly to: Millis
  readonly total: number
  readonly errors: number
}

/** The breaker's window at a moment: what its next snapshot judges by. */
export interface Ribbon {
  /** Twenty completed buckets, oldest first; those from before the run, or before the last closing, are empty. */
  readonly buckets: readonly Bucket[]
  /** The bucket under way: counted only when complete. */
  readonly running: Bucket
  readonly total: number
  readonly errors: number
  /** Errors in whole percent, rounded down; 0 without calls. */
  readonly percent: number
}

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Requests in flight, or answered within the last `trail` ms, in order of arrival. */
  readonly requests: readonly Request[]
  /** Who holds each thread; null when it is free. */
  readonly threads: readonly (Request | null)[]
  readonly busy: number
  readonly state: BreakerState
  /** When this state began. */
  readonly since: Millis
  readonly ribbon: Ribbon
  /** The fault of each node that has one. */
  readonly faults: Readonly<Record<typeof NODES[number], Fault | undefined>>
  /** Answers so far, to the last sample. */
  readonly counts: Counts
}

/** A run, or a span of it, in numbers. Shares are from 0 to 1; 1 when nobody asked. */
export interface Summary {
  /** Share of plays that started. */
  readonly plays: number
  /** Share of home pages with rows, fresh or cached. */
  readonly rows: number
  /** Share of home pages with fresh rows. */
  readonly fresh: number
  /** Seconds that threads spent waiting for recommendations that never came. */
  readonly secondsWasted: number
}

/** The window of 20 buckets at a moment, as worked out by a bystander: it does not ask the policy. */
export function ribbonAt(run: Run, t: Millis): Ribbon {
  const closed = run.states.findLast((entry, i) => i > 0 && entry.state === 'closed' && entry.t <= t)
  const first = Math.floor(t / RULES.bucket) - RULES.buckets
  const counts = Array.from({ length: RULES.buckets + 1 }, (_, i) => ({ index: first + i, total: 0, errors: 0 }))

  for (let i = lastUpTo(run.records, record => record.t, t); i >= 0; i--) {
    const record = run.records[i]!
    const bucket = counts[Math.floor(record.t / RULES.bucket) - first]
    // The record at the very moment of closing is the probe's own: the window starts empty after it.
    if (!bucket || (closed && record.t <= closed.t))
      break
    bucket.total++
    if (record.error)
      bucket.errors++
  }

  const buckets = counts.map(({ index, total, errors }): Bucket => ({
    // Buckets from before the run keep their place in the row; their time is not shown.
    from: ms(Math.max(0, index) * RULES.bucket),
    to: ms(Math.max(0, index + 1) * RULES.bucket),
    total,
    errors,
  }))
  const running = buckets.pop()!
  const total = buckets.reduce((sum, bucket) => sum + bucket.total, 0)
  const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0)
  return { buckets, running, total, errors, percent: total === 0 ? 0 : Math.trunc(100 * errors / total) }
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which answered requests stay in the frame, so that a drawing can see them off
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(0)): Frame {
  const { threads, timeout, schedule } = run.options
  const requests: Request[] = []
  const held: (Request | null)[] = Array.from({ length: threads }, () => null)
  // Nothing is in flight for longer than the time-out.
  for (let i = lastUpTo(run.requests, request => request.start, t); i >= 0; i--) {
    const request = run.requests[i]!
    if (request.start < t - timeout - trail)
      break
    const inFlight = request.end === null || t < request.end
    if (inFlight && request.thread !== null)
      held[request.thread] = request
    if (inFlight || request.end! + trail >= t)
      requests.push(request)
  }
  const entry = latest(run.states, t)!
  return {
    t,
    requests: requests.reverse(),
    threads: held,
    busy: held.filter(Boolean).length,
    state: entry.state,
    since: entry.t,
    ribbon: ribbonAt(run, t),
    faults: faultsAt(schedule, NODES, t),
    counts: latest(run.samples, t)!.counts,
  }
}

/** A run in four numbers; or a span of it, such as the time of a fault, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const before = latest(run.samples, from)!.counts
  const after = latest(run.samples, to)!.counts
  const grown = (key: keyof Counts) => after[key] - before[key]
  const homes = grown('fresh') + grown('cached') + grown('homesFailed')
  const plays = grown('played') + grown('playsFailed')
  return {
    plays: shareOf(grown('played'), plays),
    rows: shareOf(grown('fresh') + grown('cached'), homes),
    fresh: shareOf(grown('fresh'), homes),
    secondsWasted: grown('wasted') / 1000,
  }
}
