import type { FaultSchedule } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'
import { NAMES } from './services.ts'

/** What a fault can hit: each service. */
export const NODES = NAMES

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** The deck's main run: nothing is broken, and one call in a hundred is slow all the same. */
  'calm': { faults: [] },
  /** One service makes everybody wait. */
  'ratings-slow': { faults: [{ node: 'ratings', kind: 'slow', latency: ms(900), from: ms(0), to: seconds(60) }] },
} as const satisfies Record<string, FaultSchedule>)
