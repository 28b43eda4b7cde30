import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import type { Caller } from './policy.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/**
 * Who shares the threads on an ordinary evening. By Little's law 3.6, 0.8, 1 and 0.16 threads are busy on average:
 * under 6 of 20. At a second each, the ratings alone would keep 40 busy.
 */
export const CALLERS: readonly Caller[] = frozen([
  { id: 'playback', callsPerSecond: 30, heldFor: ms(120) },
  { id: 'ratings', callsPerSecond: 40, heldFor: ms(20) },
  { id: 'search', callsPerSecond: 10, heldFor: ms(100) },
  { id: 'account', callsPerSecond: 8, heldFor: ms(20) },
])

/** The node behind all callers: when it is slow, every request is. */
export const DATABASE = 'database'

/** The nodes of a world with these callers that a fault can hit: what each caller depends on, and the one database. */
export const nodesOf = (callers: readonly Caller[]): readonly string[] => [...callers.map(caller => caller.id), DATABASE]

/** The nodes of the deck's world. */
export const NODES = nodesOf(CALLERS)

/** From 20 ms to one second: what ratings take while they are slow, and whatever else is slow in this world. */
export const SLOW = seconds(1)

const spell = (node: string): FaultSchedule => ({ faults: [{ node, kind: 'slow', from: seconds(10), to: seconds(30), latency: SLOW }] })

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** A rating takes a second. Nothing fails. The deck's main run. */
  'ratings-slow': spell('ratings'),
  'playback-slow': spell('playback'),
  'search-slow': spell('search'),
  'account-slow': spell('account'),
  /** What all of them share is slow: no wall inside the program helps. */
  'database-slow': spell(DATABASE),
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "slow it now": add it with `injectFault`. */
export function slow(node: string, from: Millis, length: Millis = seconds(10), latency: Millis = SLOW): Fault {
  return { node, kind: 'slow', from, to: ms(from + length), latency }
}
