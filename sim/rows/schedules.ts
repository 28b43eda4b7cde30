import type { Fault, FaultSchedule, Millis } from '../engine/index.ts'
import { dayClock, frozen, hours, ms } from '../engine/index.ts'

/** Virtual ms of an hour. */
export const HOUR = hours(1)

/** The hour of the day at which every run begins: the batch has just written its rows. */
export const STARTS_AT = 4

/** The hour of the day at which the batch reads what everyone has watched. */
export const BATCH_AT = 2

export const { hourAt, at } = dayClock(STARTS_AT)

/**
 * The nodes of this world that a fault can hit.
 * - `batch`: `down` when it should start means no new rows that night; `slow` means that it takes `latency`;
 *   `fail` leaves the share `rate` of members without new rows.
 * - `online`: `slow` means that a score takes `latency`.
 * - `cache`: `slow` means that a read takes `latency`, up to its time-out.
 */
export const NODES = ['batch', 'online', 'cache'] as const

/** Ready-made schedules, by the name that messages print. */
export const SCHEDULES = frozen({
  /** Nothing goes wrong. */
  'calm': { faults: [] },
  /** A calm day, then all of it: no batch, a slow evening, no scorer at noon, no cache in the evening. The deck's main run. */
  'three-days': {
    faults: [
      { node: 'batch', kind: 'down', from: at(2, 1), to: at(2, 4) },
      { node: 'online', kind: 'slow', from: at(2, 18), to: at(2, 23), latency: ms(6) },
      { node: 'online', kind: 'down', from: at(3, 11), to: at(3, 15) },
      { node: 'cache', kind: 'down', from: at(3, 18), to: at(3, 22) },
    ],
  },
  /** The batch never runs again. */
  'no-batch': { faults: [{ node: 'batch', kind: 'down', from: at(1, 5), to: at(4, 4) }] },
  /** The scorer is gone for two days. */
  'no-scorer': { faults: [{ node: 'online', kind: 'down', from: at(1, 8), to: at(3, 8) }] },
  /** The scorer loses one call in ten. */
  'flaky-scorer': { faults: [{ node: 'online', kind: 'fail', from: at(1, 8), to: at(3, 8), rate: 0.1 }] },
  /** The cache is slower than its time-out for a day, then gone for another. */
  'cache-trouble': {
    faults: [
      { node: 'cache', kind: 'slow', from: at(1, 8), to: at(2, 8), latency: ms(90) },
      { node: 'cache', kind: 'down', from: at(2, 8), to: at(3, 8) },
    ],
  },
  /** The batch loses a third of the members, and the next one comes hours late. */
  'lame-batch': {
    faults: [
      { node: 'batch', kind: 'fail', from: at(2, 1), to: at(2, 3), rate: 0.33 },
      { node: 'batch', kind: 'slow', from: at(3, 1), to: at(3, 3), latency: hours(9) },
    ],
  },
} as const satisfies Record<string, FaultSchedule>)

/** The name of a ready-made schedule. */
export type ScheduleName = keyof typeof SCHEDULES

/** The fault behind "take the scorer down now": add it with `injectFault`. */
export function scorerDown(from: Millis, length: Millis = hours(6)): Fault {
  return { node: 'online', kind: 'down', from, to: ms(from + length) }
}

/** The fault behind "skip the next batch": from now until the hour after its next start. */
export function batchSkipped(from: Millis): Fault {
  const untilStart = (24 + BATCH_AT - hourAt(from)) % 24
  return { node: 'batch', kind: 'down', from, to: ms(from + (untilStart + 1) * HOUR) }
}
