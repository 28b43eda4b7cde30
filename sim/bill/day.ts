// The invented day: what members need, what Spot costs, and what is to be computed tonight.
import { frozen } from '../engine/index.ts'

/**
 * Instances that members need on most days, by the hour of the clock. Invented, but for one number: with 17,000
 * reserved, the daily low leaves 12,000 of them idle, as on record.
 */
export const MEMBERS: readonly number[] = frozen([
  16_400, 12_000, 8600, 6500, 5400, 5000, 5400, 6400, 7800, 9000, 10_200, 11_200,
  12_000, 12_600, 13_400, 14_600, 16_200, 18_200, 20_200, 21_800, 22_800, 22_400, 20_800, 18_800,
])

/** Price of Spot over the day, against its mean. Invented; it follows everybody's evening. */
const SPOT_SHAPE: readonly number[] = frozen([
  0.9, 0.8, 0.7, 0.6, 0.6, 0.6, 0.7, 0.8, 0.9, 1, 1, 1.1,
  1.1, 1.1, 1.1, 1.1, 1.1, 1.2, 1.2, 1.4, 1.4, 1.4, 1.2, 1,
])

/** Prices of an instance-hour, against that on demand. */
export const PRICES = frozen({
  onDemand: 1,
  /** Illustrative. */
  reserved: 0.6,
  /** In the mean of a day: the case's "70% cheaper than on-demand". */
  spot: 0.3,
})

/** Price of Spot on most days. */
export const typicalSpot = (hour: number): number => PRICES.spot * SPOT_SHAPE[hour]!

/** A job as it is asked for. Invented, all of them. */
export interface Order {
  readonly id: string
  /** Hours of the clock: when it is asked for, and when it must be done. */
  readonly asked: number
  readonly due: number
  /** Instances times hours, on average. */
  readonly work: number
  /** Minutes in which it writes its state. */
  readonly saves: number
}

/** What is asked for in a day. */
export const ORDERS: readonly Order[] = frozen([
  { id: 'catalog', asked: 13, due: 11, work: 30_000, saves: 1 },
  { id: 'season', asked: 16, due: 6, work: 24_000, saves: 1 },
  { id: 'premiere', asked: 18, due: 0, work: 10_000, saves: 2 },
  { id: 'ranking', asked: 20, due: 6, work: 16_000, saves: 20 },
])
