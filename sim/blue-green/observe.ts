import type { Fault, Millis } from '../engine/index.ts'
import type { FleetName } from './policy.ts'
import type { Counts, Request, Run, Sample } from './world.ts'
import { faultsAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'
import { FLEETS } from './policy.ts'
import { NODES } from './schedules.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Requests of the last `trail` ms, in order of arrival. */
  readonly requests: readonly Request[]
  readonly faults: Readonly<Record<(typeof NODES)[number], Fault | undefined>>
  readonly sample: Sample
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Share of requests that were answered, from 0 to 1; 1 when nobody asked. */
  readonly answered: number
  /** Requests that got no answer, or a wrong one. */
  readonly unanswered: number
  /** Of these, those whose instance was taken away under them. */
  readonly lost: number
  /** Least share of the instances needed that were up and let in, from 0 to 1. */
  readonly lowest: number
  /** Seconds from the first sign of trouble in the new version to when it was taken out and the old one served; null while that has not come about. */
  readonly back: number | null
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which requests stay in the frame
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(2000)): Frame {
  const first = lastUpTo(run.requests, request => request.start, t - trail) + 1
  const last = lastUpTo(run.requests, request => request.start, t) + 1
  return { t, requests: run.requests.slice(first, last), faults: faultsAt(run.options.schedule, NODES, t), sample: latest(run.samples, t)! }
}

/** Share of the instances needed that are up and let in; more than 1 while both fleets are. */
export const capacityOf = ({ fleets }: Sample, needed: number): number =>
  FLEETS.reduce((sum, name) => sum + (fleets[name].enabled ? fleets[name].up : 0), 0) / needed

const only = ({ fleets }: Sample, name: FleetName) => FLEETS.every(other => fleets[other].enabled === (other === name))

/** Answers between two moments, to the nearest earlier samples. */
function grown({ samples }: Run, from: Millis, to: Millis): Counts {
  const [before, after] = [latest(samples, from)!.counts, latest(samples, to)!.counts]
  return Object.fromEntries(Object.entries(after).map(([key, count]) => [key, count - before[key as keyof Counts]])) as unknown as Counts
}
const missed = ({ failed, refused, unanswered, lost }: Counts) => failed + refused + unanswered + lost

/** Share of requests that were answered between two moments, from 0 to 1; 1 when nobody asked. */
export function answeredShare(run: Run, from: Millis, to: Millis): number {
  const counts = grown(run, from, to)
  return shareOf(counts.served, counts.served + missed(counts))
}

/** A run in numbers; or a span of it, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const { samples, options: { schedule, needed, release } } = run
  const counts = grown(run, from, to)
  const span = samples.slice(lastUpTo(samples, sample => sample.t, from), lastUpTo(samples, sample => sample.t, to) + 1)
  const trouble = schedule.faults.filter(({ node, kind }) => node === 'release' || (node === 'green' && kind !== 'slow')).map(fault => Math.max(fault.from, release))
  const began = trouble.length ? Math.min(...trouble) : null
  const home = began === null ? undefined : span.find(sample => sample.t > began && only(sample, 'blue') && capacityOf(sample, needed) >= 1 && span.some(earlier => earlier.t < sample.t && earlier.fleets.green.enabled))
  return {
    answered: answeredShare(run, from, to),
    unanswered: missed(counts),
    lost: counts.lost,
    lowest: Math.min(...span.map(sample => capacityOf(sample, needed))),
    back: home && began !== null ? (home.t - began) / 1000 : null,
  }
}
