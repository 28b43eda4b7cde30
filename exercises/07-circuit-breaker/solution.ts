import type { Millis, Outcome, Rows } from '../../sim/circuit-breaker/index.ts'

// Hystrix's published defaults.

/** Length of a bucket in ms. The breaker judges at the end of each. */
const BUCKET = 500
/** Completed buckets in the window: 10 s. "10 buckets of 1 s" is Hystrix's dashboard, not its breaker. */
const BUCKETS = 20
/** Below this many calls a percentage says nothing: one failure in one call is 100%. */
const VOLUME = 20
/** Open from this percentage of errors on. */
const ERROR_PERCENT = 50
/** How long an open breaker leaves the service in peace, in ms. */
const SLEEP_WINDOW = 5000

type State =
  | { name: 'closed' }
  | { name: 'open', since: number }
  | { name: 'half-open' }

interface Bucket {
  total: number
  errors: number
}

/**
 * Fails fast: once half of the calls fail it refuses them all, so that no thread waits for a
 * service that will not answer, and the service gets a rest. After a while it lets a single call
 * through, and closes again if that one succeeds.
 */
export class CircuitBreaker {
  #state: State = { name: 'closed' }
  /** Oldest first; the last one is running, the ones before it are completed. */
  #buckets: Bucket[] = [{ total: 0, errors: 0 }]
  /** Number of the running bucket: it began at this × BUCKET. */
  #running = 0

  // #region allow
  allow(t: Millis): boolean {
    this.#advanceTo(t)
    switch (this.#state.name) {
      case 'closed':
        return true
      case 'half-open':
        // The probe is still out. A second one would be load on a service that may be down.
        return false
      case 'open':
        if (t <= this.#state.since + SLEEP_WINDOW)
          return false
        // Changing the state here is what makes it one probe: whoever asks next finds half-open.
        this.#state = { name: 'half-open' }
        return true
    }
  }
  // #endregion

  // #region record
  record(t: Millis, outcome: Outcome): void {
    this.#advanceTo(t)
    // A call that was never made says nothing about the service. Counted as an error it would keep
    // the breaker open by the breaker's own doing; counted as a call, it would thin the errors out.
    if (outcome === 'short-circuited')
      return
    // A time-out, or a pool with no thread left, is how slowness shows: both are errors.
    const isError = outcome !== 'success'

    if (this.#state.name === 'half-open') {
      if (isError) {
        this.#state = { name: 'open', since: t }
      }
      else {
        this.#state = { name: 'closed' }
        // Without this the errors that opened it would open it again at the next snapshot.
        this.#buckets = [{ total: 0, errors: 0 }]
      }
      return
    }
    const bucket = this.#buckets.at(-1)!
    bucket.total++
    if (isError)
      bucket.errors++
  }
  // #endregion

  /**
   * Ends the buckets that have passed since the last call. They end one by one, each with its own
   * judgement: in a silence, old successes leave the window first and what remains may be worse.
   */
  // #region judge
  #advanceTo(t: Millis): void {
    while (this.#running < Math.floor(t / BUCKET)) {
      this.#running++
      const completed = this.#buckets.slice(-BUCKETS)
      if (this.#state.name === 'closed' && isUnhealthy(completed)) {
        // Since the end of the bucket, not since the call that made us look.
        this.#state = { name: 'open', since: this.#running * BUCKET }
      }
      this.#buckets = [...completed, { total: 0, errors: 0 }]
    }
  }
  // #endregion
}

function isUnhealthy(completed: readonly Bucket[]): boolean {
  const total = completed.reduce((sum, bucket) => sum + bucket.total, 0)
  const errors = completed.reduce((sum, bucket) => sum + bucket.errors, 0)
  return total >= VOLUME && Math.trunc(100 * errors / total) >= ERROR_PERCENT
}

/**
 * Yesterday's rows are better than none, and everyone's rows better than an empty page.
 * Both are at hand: a fallback that made a call of its own could fail like the first.
 */
export function fallback(cached: Rows | undefined, popular: Rows): Rows {
  return cached ?? popular
}
