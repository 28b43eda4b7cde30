import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/** The nodes of this world that a fault can hit. FILL: name them. */
export const NODES = ['service'] as const

/** Ready-made schedules, by the name that messages print. FILL: what goes wrong, and when. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** The deck's main run. */
  'service-down': { faults: [{ node: 'service', kind: 'down', from: seconds(10), to: seconds(40) }] },
} as const satisfies Record<string, FaultSchedule>)

/** The fault behind the figure's button: add it with `injectFault`. */
export function breakNow(from: Millis, length: Millis = seconds(10)): Fault {
  return { node: 'service', kind: 'down', from, to: ms(from + length) }
}
