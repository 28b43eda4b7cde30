import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, minutes, ms } from '../engine/index.ts'

/**
 * The three clusters of a canary: all that serves members, a few fresh instances of the old build, as many of the new one.
 * A fault hits the machines that one of them runs on; `slow` adds to the time to start.
 */
export const CLUSTERS = ['production', 'baseline', 'canary'] as const
export type Cluster = (typeof CLUSTERS)[number]

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong but the builds. */
  'calm': { faults: [] },
  /** Somebody else’s batch job runs beside the canary’s machines, while a good build is on them. */
  'neighbour': { faults: [{ node: 'canary', kind: 'slow', latency: ms(400), from: minutes(6), to: minutes(24) }] },
} as const satisfies Record<string, FaultSchedule>)

/** Somebody else’s work, for eighteen minutes from now on, on the machines beside the canary’s. */
export const neighbour = (from: Millis): Fault => ({ node: 'canary', kind: 'slow', latency: ms(400), from, to: ms(from + minutes(18)) })
