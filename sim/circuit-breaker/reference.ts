import type { Millis } from '../engine/index.ts'
import type { BreakerState, Outcome, Policy, Rows } from './policy.ts'

/**
 * Hystrix's published defaults.
 * Source: Netflix/Hystrix, HystrixCommandProperties and HealthCountsStream.
 */
export const RULES = {
  /** Length of a bucket in ms; the first begins at 0. A health snapshot is taken at the end of each. */
  bucket: 500,
  /** Completed buckets in the window: 20 × 500 ms = 10 s. */
  buckets: 20,
  /** Fewest calls in the window on which to judge. */
  volume: 20,
  /** Share of errors, in whole percent rounded down, from which on the breaker opens. */
  errorPercent: 50,
  /** An open breaker refuses for this long, to the millisecond and including it. */
  sleepWindow: 5000,
} as const

/**
 * Hystrix's breaker written for comparison, not for speed: it keeps every call of the window and
 * works its health out afresh at each snapshot. The answer to read is exercises/07-circuit-breaker/solution.ts,
 * written independently; a test holds the two against each other.
 */
export class ReferenceBreaker implements Policy {
  #state: BreakerState = 'closed'
  #openedAt = 0
  #nextSnapshot: number = RULES.bucket
  #calls: { t: number, error: boolean }[] = []

  allow(t: Millis): boolean {
    this.#takeSnapshots(t)
    if (this.#state === 'closed')
      return true
    if (this.#state === 'open' && t > this.#openedAt + RULES.sleepWindow) {
      this.#state = 'half-open'
      return true
    }
    return false
  }

  record(t: Millis, outcome: Outcome): void {
    this.#takeSnapshots(t)
    if (outcome === 'short-circuited')
      return
    const error = outcome !== 'success'
    if (this.#state === 'closed') {
      this.#calls.push({ t, error })
    }
    else if (this.#state === 'half-open') {
      if (error) {
        this.#open(t)
      }
      else {
        this.#state = 'closed'
        this.#calls = []
      }
    }
  }

  fallback(cached: Rows | undefined, popular: Rows): Rows {
    return cached ?? popular
  }

  /** The state after all snapshots up to a moment. */
  stateAt(t: Millis): BreakerState {
    this.#takeSnapshots(t)
    return this.#state
  }

  /** Why the breaker stands as it does at a moment, in words fit for a learner. */
  explain(t: Millis): string {
    const state = this.stateAt(t)
    if (state === 'half-open')
      return 'HALF_OPEN: a probe is in flight'
    if (state === 'open')
      return `OPEN since ${this.#openedAt}: refuse up to and including ${this.#openedAt + RULES.sleepWindow}`
    const { total, errors, percent } = this.#judge(this.#nextSnapshot - RULES.bucket)
    return `CLOSED: ${errors} errors in ${total} calls (${percent}%) in the completed buckets`
  }

  /** The health of the window that ends at a snapshot. */
  #judge(snapshot: number): { total: number, errors: number, percent: number } {
    const window = this.#calls.filter(call => call.t < snapshot)
    const total = window.length
    const errors = window.filter(call => call.error).length
    return { total, errors, percent: total === 0 ? 0 : Math.trunc(100 * errors / total) }
  }

  #takeSnapshots(t: number): void {
    for (; this.#nextSnapshot <= t; this.#nextSnapshot += RULES.bucket) {
      if (this.#state !== 'closed')
        continue
      this.#calls = this.#calls.filter(call => call.t >= this.#nextSnapshot - RULES.buckets * RULES.bucket)
      const { total, percent } = this.#judge(this.#nextSnapshot)
      if (total >= RULES.volume && percent >= RULES.errorPercent)
        this.#open(this.#nextSnapshot)
    }
  }

  #open(t: number): void {
    this.#state = 'open'
    this.#openedAt = t
  }
}
