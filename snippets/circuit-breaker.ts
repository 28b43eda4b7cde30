/**
 * The decision of a circuit breaker with Hystrix's published defaults, as short as it can be said.
 * Times are milliseconds of any clock that does not run backwards.
 * Source: Netflix/Hystrix, HystrixCircuitBreaker and HystrixCommandProperties.
 */

/** What the completed buckets of the window hold. */
export interface Health {
  total: number
  /** Failures, time-outs and rejections; calls the breaker refused are in neither number. */
  errors: number
}

/** A breaker that reads its health from a window kept elsewhere. */
export class CircuitBreaker {
  state: 'CLOSED' | 'OPEN' | 'HALF_OPEN' = 'CLOSED'
  private openedAt = 0
  private readonly health: () => Health
  private readonly forget: () => void

  /**
   * @param health what the window holds now
   * @param forget empties the window
   */
  constructor(health: () => Health, forget: () => void) {
    this.health = health
    this.forget = forget
  }

  // #region breaker
  allow(now: number): boolean {
    if (this.state === 'OPEN' && now > this.openedAt + 5000) {
      this.state = 'HALF_OPEN'
      return true // the one probe
    }
    return this.state === 'CLOSED'
  }

  snapshot(now: number): void { // at the end of each bucket
    if (this.state !== 'CLOSED') return
    const { total, errors } = this.health()
    const percent = Math.trunc(100 * errors / total)
    if (total >= 20 && percent >= 50) this.open(now)
  }
  // #endregion

  /** How the probe of the half-open state went. */
  probed(now: number, answered: boolean): void {
    if (!answered) return this.open(now)
    this.state = 'CLOSED'
    this.forget()
  }

  private open(now: number): void {
    this.state = 'OPEN'
    this.openedAt = now
  }
}
