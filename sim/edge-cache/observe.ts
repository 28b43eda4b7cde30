import type { Fault, Millis } from '../engine/index.ts'
import type { Miss } from './policy.ts'
import type { Counts, Run, Sample, View } from './world.ts'
import { faultAt, lastUpTo, latest, ms, shareOf } from '../engine/index.ts'
import { dayAt } from './place.ts'
import { MISSES } from './policy.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** Views that began in the last `trail` ms, in order of time. */
  readonly views: readonly View[]
  readonly sample: Sample
  /** What ails each box, by box. */
  readonly faults: readonly (Fault | undefined)[]
  /** Views expected of each title today. */
  readonly expected: readonly number[]
}

/** A run, or a span of it, in numbers. */
export interface Summary {
  /** Share of views served from the edge, from 0 to 1; 1 when nobody watched. */
  readonly hits: number
  /** Load on the origin, against the least that boxes of this room could leave it; 0 where they would leave nothing. */
  readonly load: number
  /** Highest load of the cable, in Gbps, by the samples in the span. */
  readonly peak: number
  /** Share of views that were missed, by kind, from 0 to 1. */
  readonly misses: Readonly<Record<Miss, number>>
  /** TB written to boxes by night. */
  readonly filled: number
}

/**
 * The world at any moment of a run, in time that does not depend on the run's length.
 * @param trail ms for which views stay in the frame after they have begun
 */
export function frameAt(run: Run, t: Millis, trail: Millis = ms(1_800_000)): Frame {
  const until = (moment: number) => lastUpTo(run.views, view => view.t, moment) + 1
  return {
    t,
    views: run.views.slice(until(t - trail), until(t)),
    sample: latest(run.samples, t)!,
    faults: run.boxes.map(({ id }) => faultAt(run.options.schedule, id, t)),
    expected: run.days[dayAt(t)]!.views,
  }
}

/** A run in numbers; or a span of it, to the nearest earlier samples. */
export function summary(run: Run, from: Millis = ms(0), to: Millis = run.options.duration): Summary {
  const { samples } = run
  const [first, last] = [from, to].map(t => lastUpTo(samples, sample => sample.t, t)) as [number, number]
  const grown = (key: keyof Counts) => samples[last]!.counts[key] - samples[first]!.counts[key]
  const views = grown('views')
  const missed = MISSES.reduce((sum, kind) => sum + grown(kind), 0)
  return {
    hits: shareOf(views - missed, views),
    load: grown('least') === 0 ? 0 : missed / grown('least'),
    peak: samples.slice(first, last + 1).reduce((most, { cable }) => Math.max(most, cable), 0),
    misses: Object.fromEntries(MISSES.map(kind => [kind, views === 0 ? 0 : grown(kind) / views])) as Record<Miss, number>,
    filled: grown('filled') / 1000,
  }
}
