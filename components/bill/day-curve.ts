// An invented day of a streaming service: machines in use hour by hour, what is reserved, and what batch work borrows.
import type { Job } from '../../snippets/bill.ts'
import { borrow } from '../../snippets/bill.ts'

/** Hours of a day. */
export const HOURS = 24

const bump = (hour: number, at: number, width: number): number => {
  // Around the clock: an hour before midnight is close to an hour after it.
  const away = Math.min(Math.abs(hour - at), HOURS - Math.abs(hour - at))
  return Math.exp(-((away / width) ** 2))
}

/**
 * Machines in use at an hour of the day, in a unit of no meaning: low before dawn, a rise through
 * the day, a peak in the evening. Invented; only the shape matters.
 */
export const demand = (hour: number): number => 0.3 + 0.22 * bump(hour, 13, 5) + 0.66 * bump(hour, 20.5, 3.6)

/** Machines bought ahead: enough for most of the day, not for the evening's peak. */
export const RESERVED = 0.8

/** The day in steps of a quarter of an hour. */
const QUARTERS = Array.from({ length: HOURS * 4 + 1 }, (_, i) => i / 4)
export const peak = Math.max(...QUARTERS.map(demand))
/** Over one whole day: midnight counts once. */
export const mean = QUARTERS.slice(0, -1).reduce((sum, hour) => sum + demand(hour), 0) / (QUARTERS.length - 1)

/** Machines that are reserved and unused in each hour, by the most that the hour needs. */
export const idle: readonly number[] = Array.from({ length: HOURS }, (_, hour) =>
  Math.max(0, RESERVED - Math.max(...[0, 0.25, 0.5, 0.75, 1].map(part => demand(hour + part)))))

/** Night's encoding, in the same unit; invented so that the idle hours nearly hold it. */
export const JOBS: readonly Job[] = [
  { name: 'tonight’s premiere', instanceHours: 2.2, deadline: 7 },
  { name: 'the new season', instanceHours: 2.3, deadline: 14 },
  { name: 'the back catalog', instanceHours: 1.2, deadline: 24 },
]

/** What the jobs borrow in each hour, by the code that the slide shows. */
export const borrowed: readonly number[] = borrow(JOBS, idle).reduce<number[]>(
  (sum, { lent }) => sum.map((all, hour) => all + (lent[hour] ?? 0)),
  Array.from({ length: HOURS }, () => 0),
)

/** A job that starts at the wrong time: its hours and its size. */
export const WRONG = { from: 20, to: 22, size: 0.22 } as const
