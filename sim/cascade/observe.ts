import type { Fault, Millis } from '../engine/index.ts'
import type { Call, Counts, Run } from './world.ts'
import { faultsAt, lastUpTo, latest, ms, seconds, shareOf } from '../engine/index.ts'
import { nodesOf } from './schedules.ts'

/** Span over which the present is measured. */
export const WINDOW = seconds(2)

/** What one caller asks of the threads, measured over a span. */
export interface Load {
  readonly caller: string
  /** λ: requests a second, whether or not they get a thread. */
  readonly perSecond: number
  /** W: mean ms for which those that got a thread hold it; the caller's own figure where none did. */
  readonly heldFor: number
  /** L = λW: threads that it would keep busy if there were enough (Little's law). */
  readonly wanted: number
  /** a: share of its requests that are served, from 0 to 1; 1 when nobody asked. */
  readonly served: number
}

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Who holds each thread; null when it is free. */
  readonly threads: readonly (Call | null)[]
  readonly busy: number
  /** By caller, over the last {@link WINDOW}. */
  readonly loads: readonly Load[]
  /** The fault of each node that has one. */
  readonly faults: Readonly<Record<string, Fault | undefined>>
}

/** What each caller asked for, and got, between two moments, to the nearest earlier samples; in the order of the callers. */
export function loadsBetween(run: Run, from: Millis, to: Millis): Load[] {
  const before = latest(run.samples, from)!
  const after = latest(run.samples, to)!
  const span = (after.t - before.t) / 1000
  return run.options.callers.map(({ id, heldFor }, i) => {
    const grown = (key: keyof Counts) => after.counts[i]![key] - before.counts[i]![key]
    const asked = grown('asked')
    const admitted = asked - grown('rejected')
    const perSecond = span === 0 ? 0 : asked / span
    const held = admitted === 0 ? heldFor : grown('held') / admitted
    return {
      caller: id,
      perSecond,
      heldFor: held,
      wanted: perSecond * held / 1000,
      served: shareOf(admitted - grown('failed'), asked),
    }
  })
}

/** The world at any moment of a run, in time that hardly grows with the run's length. */
export function frameAt(run: Run, t: Millis): Frame {
  const threads = run.threads.map((calls) => {
    const last = calls[lastUpTo(calls, call => call.start, t)]
    return last && t < last.end ? last : null
  })
  return {
    t,
    threads,
    busy: threads.filter(Boolean).length,
    loads: loadsBetween(run, ms(Math.max(0, t - WINDOW)), t),
    faults: faultsAt(run.options.schedule, nodesOf(run.options.callers), t),
  }
}

/** Share of requests served, from 0 to 1, by caller, of those that arrived in a span. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Record<string, number> {
  return Object.fromEntries(loadsBetween(run, from, to).map(({ caller, served }) => [caller, served]))
}

/** aⁿ: the chance that calls in a row all succeed, when each does with the chance given. */
export function inARow(shares: readonly number[]): number {
  return shares.reduce((product, share) => product * share, 1)
}
