import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/** What a fault can hit: the disk to which a commit is written. `slow` makes each commit take that long; it does not fail. */
export const NODES = ['disk'] as const

/** Ready-made schedules, by the name that messages print. Nothing has to go wrong for orders to wait. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. The deck's main run. */
  'calm': { faults: [] },
  /** For six seconds a commit takes 60 ms instead of 12. */
  'slow-disk': { faults: [{ node: 'disk', kind: 'slow', from: seconds(12), to: seconds(18), latency: ms(60) }] },
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "slow the disk": add it with `injectFault`. */
export function slowDisk(from: Millis, length: Millis = seconds(4)): Fault {
  return { node: 'disk', kind: 'slow', from, to: ms(from + length), latency: ms(60) }
}
