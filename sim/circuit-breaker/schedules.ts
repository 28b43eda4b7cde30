import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/** The nodes of this world that a fault can hit. */
export const NODES = ['recommendations', 'playback'] as const

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** The recommendations answer after 3 s instead of 40 ms: longer than anyone waits. The deck's main run. */
  'recommendations-slow': { faults: [{ node: 'recommendations', kind: 'slow', from: seconds(10), to: seconds(40), latency: seconds(3) }] },
  /** The recommendations answer every call with an error, at once. */
  'recommendations-fail': { faults: [{ node: 'recommendations', kind: 'fail', from: seconds(10), to: seconds(40) }] },
  /** The recommendations do not answer at all. */
  'recommendations-down': { faults: [{ node: 'recommendations', kind: 'down', from: seconds(10), to: seconds(40) }] },
  /** Four calls in ten fail: bad, and below the threshold. */
  'recommendations-flaky': { faults: [{ node: 'recommendations', kind: 'fail', from: seconds(10), to: seconds(40), rate: 0.4 }] },
  /** Down, back before the breaker has forgotten, and down again. */
  'recommendations-twice': {
    faults: [
      { node: 'recommendations', kind: 'down', from: seconds(5), to: seconds(14) },
      { node: 'recommendations', kind: 'fail', from: seconds(22), to: seconds(35) },
    ],
  },
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "slow recommendations now": add it with `injectFault`. */
export function slowRecommendations(from: Millis, length: Millis = seconds(20), latency: Millis = seconds(3)): Fault {
  return { node: 'recommendations', kind: 'slow', from, to: ms(from + length), latency }
}
