import type { Millis } from '../engine/index.ts'

/**
 * How a call to the recommendations service went, as the breaker is told:
 * - `success`: answered in time
 * - `failure`: answered with an error
 * - `timeout`: no answer within the call's time-out
 * - `rejected`: let through by the breaker, but no thread was free to make the call
 * - `short-circuited`: refused by the breaker itself, so never made
 */
export type Outcome = 'success' | 'failure' | 'timeout' | 'rejected' | 'short-circuited'

/** Rows of a home page, as their headings. */
export type Rows = readonly string[]

/** What stands between the home page and the recommendations service: the part that the exercise asks for. */
export interface Policy {
  /**
   * May a call be made at this moment? Asked once for each call, in order of time.
   * @param t ms of virtual time, never less than in the call before
   */
  allow(t: Millis): boolean
  /**
   * Tells how a call ended, at the moment when it ended.
   * @param t ms of virtual time, never less than in the call before
   */
  record(t: Millis, outcome: Outcome): void
  /**
   * The rows to show when there are no fresh ones. Without it the page fails.
   * @param cached the rows this member saw last, if any are kept
   * @param popular rows that suit everyone, always at hand
   */
  fallback?(cached: Rows | undefined, popular: Rows): Rows
}

/** The state of a breaker, as its callers can tell it. */
export type BreakerState = 'closed' | 'open' | 'half-open'

/** The baseline: every call is made, and a page whose call fails has failed. */
export function noBreaker(): Policy {
  return { allow: () => true, record: () => {} }
}
