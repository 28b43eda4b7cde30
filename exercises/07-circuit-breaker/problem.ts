import type { Millis, Outcome, Rows } from '../../sim/circuit-breaker/index.ts'

// TODO: Write a circuit breaker that follows the rules in the README, and a fallback for the calls it refuses.

/** Stands between the home page and the recommendations service. Times are virtual, in milliseconds. */
export class CircuitBreaker {
  /** May a call be made now? */
  allow(_t: Millis): boolean {
    return true
  }

  /** A call has ended, or was refused. */
  record(_t: Millis, _outcome: Outcome): void {
  }
}

/**
 * The rows to show when there are no fresh ones.
 * @param cached the rows this member saw last; undefined when none are kept
 * @param popular rows that suit everyone, always at hand
 */
export function fallback(_cached: Rows | undefined, _popular: Rows): Rows {
  return []
}
