import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { ms, seconds } from '../engine/index.ts'

/** The nodes of this world that a fault can hit. */
export const NODES = ['database'] as const

/** How long a piece of work takes while the disk is slow, instead of some 60 ms. */
export const SLOW = ms(1250)

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = {
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** For ten seconds the disk is slow. The deck's main run. */
  'disk-slow': { faults: [{ node: 'database', kind: 'slow', from: seconds(10), to: seconds(20), latency: SLOW }] },
  /** For ten seconds the database does not answer at all. */
  'database-down': { faults: [{ node: 'database', kind: 'down', from: seconds(10), to: seconds(20) }] },
  /** Every call fails at once, from the tenth second to the end. */
  'all-fail': { faults: [{ node: 'database', kind: 'fail', from: seconds(10), to: seconds(60) }] },
  /** One call in twenty fails at once: a day like many. */
  'a-few-fail': { faults: [{ node: 'database', kind: 'fail', from: seconds(0), to: seconds(60), rate: 0.05 }] },
} as const satisfies Record<string, FaultSchedule>

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "slow the disk now": add it with `injectFault`. */
export function slowDisk(from: Millis, length: Millis = seconds(10)): Fault {
  return { node: 'database', kind: 'slow', from, to: ms(from + length), latency: SLOW }
}
