import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, hours, ms } from '../engine/index.ts'

/** The services of this world, and how many instances each has. Those that hide state come first. */
export const SERVICES = frozen([
  { name: 'queue', instances: 6 },
  { name: 'ratings', instances: 8 },
  { name: 'history', instances: 6 },
  { name: 'billing', instances: 4 },
  { name: 'search', instances: 10 },
  { name: 'rows', instances: 8 },
  { name: 'sign-in', instances: 4 },
  { name: 'artwork', instances: 6 },
] as const)

/**
 * What a fault can hit. A service that is `down` loses an instance when the fault begins: the one that knows what no
 * other knows. `outage` is `down` while an outage is under way, and must `fail` while nobody can tell.
 */
export const NODES = ['outage', ...SERVICES.map(({ name }) => name)] as const

/** From the start of the run: days, hours and minutes. */
const after = (days: number, hour: number, minute = 0): Millis => ms(hours(24 * days + hour) + minute * 60_000)
const lost = (node: string, from: Millis): Fault => ({ node, kind: 'down', from, to: ms(from + 60_000) })

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Hardware fails as it happens to. */
  'calm': { faults: [] },
  /** The deck's main run: beside that, in the seventh week, on a Wednesday at twelve minutes past three in the morning, one instance of the queue. The clocks have gone back by then. */
  'night': { faults: [lost('queue', after(44, 4, 12))] },
  /** An outage of two workdays, and two on which nobody can tell whether there is one. */
  'outage': { faults: [{ node: 'outage', kind: 'down', from: after(7, 0), to: after(9, 0) }, { node: 'outage', kind: 'fail', from: after(14, 0), to: after(16, 0) }] },
} as const satisfies Record<string, FaultSchedule>)

/** The fault behind the figure's button: the queue loses the instance that knows. */
export const failQueue = (from: Millis): Fault => lost('queue', from)
