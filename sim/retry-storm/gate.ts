import type { Policy as Breaker } from '../circuit-breaker/index.ts'

/**
 * What may stand between the storage layer and the database and refuse calls before they are made:
 * an adaptive throttle, or a circuit breaker as `sim/circuit-breaker` has it.
 */
export type Gate = Pick<Breaker, 'allow' | 'record'>

/** Defaults of {@link adaptiveThrottle}, as published. */
export const THROTTLE_DEFAULTS = {
  /** Calls let through for each one accepted: 2 wastes some and finds out early that all is well again. */
  k: 2,
  /** For how long the client remembers, in ms. */
  window: 120_000,
}

/**
 * The chance with which a client refuses a call of its own: max(0, (requests − k · accepts) / (requests + 1)).
 * Source: Google's SRE book, "Handling Overload".
 * @param requests calls wanted in the window, those refused here included
 * @param accepts calls that the server accepted in the window
 */
export function rejectProbability(requests: number, accepts: number, k = THROTTLE_DEFAULTS.k): number {
  return Math.max(0, (requests - k * accepts) / (requests + 1))
}

/**
 * A client that refuses calls of its own by the share of them that the server has accepted lately.
 * @param random chance: a number in [0, 1), uniform
 */
export function adaptiveThrottle(random: () => number, given: Partial<typeof THROTTLE_DEFAULTS> = {}): Gate {
  const { k, window } = { ...THROTTLE_DEFAULTS, ...given }
  const requests: number[] = []
  const accepts: number[] = []
  const forget = (times: number[], t: number) => {
    while (times.length > 0 && times[0]! <= t - window)
      times.shift()
    return times.length
  }
  return {
    allow(t) {
      const refused = random() < rejectProbability(forget(requests, t), forget(accepts, t), k)
      requests.push(t)
      return !refused
    },
    record(t, outcome) {
      if (outcome === 'success')
        accepts.push(t)
    },
  }
}
