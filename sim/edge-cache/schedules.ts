import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import type { BoxKind } from './policy.ts'
import { dayClock, frozen, hours, ms } from '../engine/index.ts'

/** An hour, in ms. */
export const HOUR = hours(1)

/** The hour of the day at which a run begins: as the night's window opens. */
export const STARTS_AT = 2

export const { hourAt, at } = dayClock(STARTS_AT)

/** The window in which boxes are filled, in hours of the day: as published. */
export const FILL = frozen({ from: 2, to: 14 })

/** The boxes of the coast, from north to south. */
export const COAST: readonly { readonly id: string, readonly kind: BoxKind }[] = frozen([
  { id: 'A', kind: 'storage' },
  { id: 'B', kind: 'storage' },
  { id: 'C', kind: 'global' },
  { id: 'D', kind: 'storage' },
  { id: 'E', kind: 'storage' },
  { id: 'F', kind: 'global' },
])

/** A box is dead, from a moment on. */
export const boxDead = (node: string, from: Millis, length: Millis = hours(4)): Fault => ({ node, kind: 'down', from, to: ms(from + length) })

/** Ready-made schedules, by the name that messages print. Whatever ails a box, nobody is sent there meanwhile. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** The deck's main run: in the third evening a box dies. */
  'third-evening': { faults: [boxDead('D', at(3, 19))] },
  /** A box dies every evening, each time another one. */
  'every-evening': { faults: [boxDead('B', at(1, 20)), boxDead('F', at(2, 18)), boxDead('D', at(3, 19))] },
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES
