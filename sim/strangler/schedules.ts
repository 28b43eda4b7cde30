import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'
import { DUTIES } from './policy.ts'

/** What a fault can hit: the new service of each duty. One that must `fail` gives wrong answers; one that is `slow` or `down` gives none in time. */
export const NODES = DUTIES

/** Past the end of a run. */
const END = seconds(3600)

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Every new service answers as the old code does. */
  'calm': { faults: [] },
  /** The deck's main run: one service is wrong from the beginning, until it is mended; another becomes wrong while half of the members are on it. */
  'two-wrong': { faults: [
    { node: 'search', kind: 'fail', rate: 0.4, from: seconds(0), to: seconds(110) },
    { node: 'queue', kind: 'fail', rate: 0.4, from: seconds(103), to: seconds(125) },
  ] },
  /** One in eight answers is wrong: few enough to be missed by a glance. */
  'rarely-wrong': { faults: [{ node: 'logs', kind: 'fail', rate: 0.12, from: seconds(0), to: seconds(90) }] },
  /** A service that stops answering after it was given everything. */
  'down-late': { faults: [{ node: 'encoding', kind: 'down', from: seconds(40), to: seconds(60) }] },
  /** A service that nobody mends. */
  'never-mended': { faults: [{ node: 'ratings', kind: 'fail', rate: 0.5, from: seconds(0), to: END }] },
} as const satisfies Record<string, FaultSchedule>)

/** The fault behind the figure's button: the new service of a duty gives wrong answers for a while. */
export const breakNow = (node: (typeof NODES)[number]) => (from: Millis): Fault => ({ node, kind: 'fail', rate: 0.5, from, to: ms(from + 15_000) })
