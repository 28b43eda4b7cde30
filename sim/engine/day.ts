import type { Millis } from './time.ts'
import { hours } from './time.ts'

/** Hours of the day in a run that begins at one of them. */
export const dayClock = (startsAt: number) => ({
  /** The hour of the day at a moment, from 0 to below 24. */
  hourAt: (t: number): number => (startsAt + t / hours(1)) % 24,
  /** The moment of an hour of a day, the first day being 1. */
  at: (day: number, hour: number): Millis => hours(24 * (day - 1) + hour - startsAt),
})

/**
 * A curve over the day from its value at each full hour: straight lines in between, and around midnight.
 * @param values of hours 0 to 23
 * @returns the value at an hour from 0 to 24
 * @throws RangeError unless there are 24
 */
export function dayCurve(values: readonly number[]): (hour: number) => number {
  if (values.length !== 24)
    throw new RangeError(`A day has 24 hours, got ${values.length} values`)
  return (hour) => {
    const before = values[Math.floor(hour) % 24]!
    const after = values[(Math.floor(hour) + 1) % 24]!
    return before + (after - before) * (hour - Math.floor(hour))
  }
}
