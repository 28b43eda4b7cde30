import type { Millis } from '../engine/index.ts'
import type { MetricId } from './metrics.ts'
import type { Shift } from './reference.ts'
import type { Cluster } from './schedules.ts'
import type { Analysis, Look, Round, Run } from './world.ts'
import { lastUpTo, latest } from '../engine/index.ts'
import { METRICS } from './metrics.ts'
import { RULES } from './policy.ts'
import { counted, shiftOf } from './reference.ts'

/** Everything that a drawing needs at one moment. */
export interface Frame {
  readonly t: Millis
  /** The canary that is shown then. */
  readonly analysis: Analysis
  /** Its reports so far. */
  readonly rounds: readonly Round[]
  /** Its last judgement. */
  readonly look: Look | undefined
  /** Whether its verdict has fallen. */
  readonly isOver: boolean
}

/** A run up to a moment, in numbers. */
export interface Summary {
  /** Bad builds that were turned away, of those judged beside the ones that are shown. */
  readonly caught: number
  /** Good builds that were turned away. */
  readonly alarms: number
  /** Minutes from the start of the canary that is shown to its verdict; null before. */
  readonly minutes: number | null
  /** Members whom that canary has served. */
  readonly exposed: number
}

/** The canary that is shown at a moment. */
export const analysisAt = ({ shown }: Run, t: Millis): Analysis => latest(shown.map(analysis => ({ t: analysis.from, analysis })), t)!.analysis

/** The world at any moment of a run. */
export function frameAt(run: Run, t: Millis): Frame {
  const analysis = analysisAt(run, t)
  const rounds = analysis.rounds.slice(0, lastUpTo(analysis.rounds, round => round.t, t) + 1)
  return { t, analysis, rounds, look: latest(analysis.looks, t), isOver: t >= analysis.ended }
}

/** Whether a canary has been turned away by a moment. */
const isTurnedAway = ({ ended, lives }: Analysis, t: Millis) => ended <= t && !lives

/** A run in numbers, up to a moment. */
export function summary(run: Run, t: Millis = run.options.duration): Summary {
  const { analysis, rounds, isOver } = frameAt(run, t)
  const turnedAway = run.others.filter(other => isTurnedAway(other, t))
  return {
    caught: turnedAway.filter(({ build }) => build.bad).length,
    alarms: turnedAway.filter(({ build }) => !build.bad).length,
    minutes: isOver ? (analysis.ended - analysis.from) / 60_000 : null,
    exposed: rounds.reduce((sum, { members }) => sum + members, 0),
  }
}

/** What a cluster has reported of a metric, as the judge counts it. */
export const valuesOf = (rounds: readonly Round[], cluster: Cluster, id: MetricId): number[] =>
  counted(rounds.flatMap(({ samples }) => samples[cluster].map(sample => sample[id])), METRICS[id])

/** How far the canary's values of a metric lie above those that it is held against, and the margin; undefined while there are none. */
export function caliperOf(rounds: readonly Round[], against: Cluster, id: MetricId): (Shift & { readonly margin: number }) | undefined {
  const [old, young] = [valuesOf(rounds, against, id), valuesOf(rounds, 'canary', id)]
  if (old.length === 0 || young.length === 0)
    return undefined
  const shift = shiftOf(old, young)
  return { ...shift, margin: RULES.tolerance * Math.abs(shift.estimate) }
}
