import type { Fault, Millis } from '../engine/index.ts'
import type { Run, Sample } from './world.ts'
import { faultsAt, lastUpTo, latest, ms } from '../engine/index.ts'
import { NODES } from './schedules.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  readonly faults: Readonly<Record<(typeof NODES)[number], Fault | undefined>>
  readonly sample: Sample
}

/** A run up to a moment, in numbers. */
export interface Summary {
  /** Changes that the owner has and the copy will never get. */
  readonly lost: number
  /** Effects on the copy of what came twice, or of what the owner never saved. */
  readonly surplus: number
  /** Changes in which owner and copy differ now. */
  readonly disagreeing: number
  /** The longest stretch of disagreement so far, in s. */
  readonly longest: number
  /** Share of the time in which the owner would have answered a question by REST, from 0 to 1. The copy answers always, and may be late. */
  readonly rest: number
}

/** The world at any moment of a run, in time that does not depend on the run's length. */
export function frameAt(run: Run, t: Millis): Frame {
  return { t, faults: faultsAt(run.options.schedule, NODES, t), sample: latest(run.samples, t)! }
}

/** Changes in which owner and copy differ. */
export const disagreement = ({ missing, surplus }: Sample): number => missing + surplus

/** A run up to a moment, in numbers. */
export function summary(run: Run, to: Millis = run.options.duration): Summary {
  const { samples, options: { schedule, sampleEvery } } = run
  const span = samples.slice(0, lastUpTo(samples, sample => sample.t, to) + 1)
  const now = span.at(-1)!
  let longest = 0
  let stretch = 0
  for (const sample of span) {
    stretch = disagreement(sample) ? stretch + 1 : 0
    longest = Math.max(longest, stretch)
  }
  const dead = schedule.faults.filter(({ node, kind }) => node === 'service' && kind === 'down').reduce((sum, fault) => sum + Math.max(0, Math.min(fault.to, to) - Math.min(fault.from, to)), 0)
  return {
    // What is under way within a commit is lost for an instant only.
    lost: Math.min(...span.slice(-Math.round(1000 / sampleEvery)).map(({ lost }) => lost)),
    surplus: now.surplus,
    disagreeing: disagreement(now),
    longest: longest * sampleEvery / 1000,
    rest: to > 0 ? 1 - dead / to : 1,
  }
}

/** How far the copy is behind or ahead at a moment, from 0 to 1 of what the strip can show: five changes. */
export const agreementAt = (run: Run, t: number): number => 1 - Math.min(1, disagreement(latest(run.samples, ms(t))!) / 5)
