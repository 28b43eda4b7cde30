import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { frozen, hours, ms } from '../engine/index.ts'

/** What a fault can hit. While `spot` is down, its instances have been taken back and there are no others. */
export const NODES = ['spot'] as const

/** The hour of the clock at which every run begins. */
export const NOON = 12

/** The moment of a run at which a clock shows an hour, from noon on to the noon after. */
export const at = (hour: number): Millis => hours((hour + 24 - NOON) % 24)

/** Spot is taken back, and comes again after so many minutes. */
const taken = (from: Millis, minutes: number): Fault => ({ node: 'spot', kind: 'down', from, to: ms(from + minutes * 60_000) })

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing but what chance takes back. */
  'calm': { faults: [] },
  /** The deck's main run: somebody pays more for Spot in the evening. */
  'taken-back': { faults: [taken(at(18 + 2 / 3), 90)] },
  /** All evening and all night, from the moment at which the hurry begins. */
  'no-spot': { faults: [taken(at(18.5), 13 * 60)] },
} as const satisfies Record<string, FaultSchedule>)

/** The fault behind the figure's button: Spot is taken back for an hour and a half. */
export const takeBack = (from: Millis): Fault => taken(from, 90)
