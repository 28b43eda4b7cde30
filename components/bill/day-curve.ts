// The day of the bill's world as a curve: what members need, what is reserved, and what tonight's jobs borrow of it.
import { place } from '../../exercises/15-bill/solution.ts'
import { MEMBERS, NOON, ORDERS, PRICES, WORLD_DEFAULTS } from '../../sim/bill/index.ts'
import { dayCurve } from '../../sim/engine/index.ts'

/** Hours of a day. */
export const HOURS = 24
export const RESERVED = WORLD_DEFAULTS.reserved

/** What members need in each hour, from noon to noon. */
export const members: readonly number[] = Array.from({ length: HOURS }, (_, i) => MEMBERS[(NOON + i) % HOURS]!)
const curve = dayCurve(members)
/** The same as a line: what an hour needs is what its middle needs. */
export const demand = (hour: number): number => curve((hour - 0.5 + HOURS) % HOURS)

export const peak = Math.max(...members)
export const mean = members.reduce((sum, needed) => sum + needed, 0) / HOURS

/** From noon on: the hour in which the last of the jobs has been asked for, and they are placed. */
export const PLACED_AT = 20 - NOON

/** What the jobs borrow in each hour, from noon on, by the exercise's reference, where all comes as on most days. */
export const borrowed: readonly number[] = (() => {
  const from = (i: number) => members[(PLACED_AT + i) % HOURS]!
  const jobs = ORDERS.map(({ id, work, due, saves }) => ({ id, work, deadline: (due - NOON + HOURS) % HOURS - PLACED_AT, saves }))
  const plan = place(jobs, Array.from({ length: HOURS }, (_, i) => ({ hour: (NOON + PLACED_AT + i) % HOURS, members: from(i), reserved: RESERVED })), { ...PRICES, spot: Array.from({ length: HOURS }, () => PRICES.spot) })
  return Array.from({ length: HOURS }, (_, i) => plan.filter(({ hour, spot }) => !spot && hour === i - PLACED_AT).reduce((sum, { work }) => sum + work, 0))
})()

/** A job that starts at the wrong time, from noon on: its hours and its size. */
export const WRONG = { from: 8, to: 12, size: ORDERS.find(({ id }) => id === 'ranking')!.work / 4 } as const
