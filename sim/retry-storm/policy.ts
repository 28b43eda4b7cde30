import type { Millis } from '../engine/index.ts'

/** Who stands between the members and the database, from the top: each calls the next, the last one calls the database. */
export type Layer = 'edge' | 'service' | 'storage'

/** A call that has just failed, with what its client knows. Times in ms. */
export interface FailedCall {
  /** Now, in virtual time. */
  readonly t: Millis
  /** Who made the call, and hears that it failed. */
  readonly caller: Layer
  /** Who was called. A layer has failed only after it has done what it could, its own retries included. */
  readonly callee: Layer | 'database'
  /** How often this caller has made this call, the first time included: 1 or more. */
  readonly attempts: number
  /** Whether making it twice does no harm. */
  readonly idempotent: boolean
  /** When the member who waits for it gives up. */
  readonly deadline: Millis
  /** Calls that this caller made for the first time in the last 10 s. */
  readonly requests: number
  /** Calls that it made again in the last 10 s. */
  readonly retries: number
  /** What it waited before the attempt that failed; 0 before the first. */
  readonly lastWait: number
  /** Chance: a number in [0, 1), uniform. */
  readonly random: () => number
}

/** How long to wait before the call is made again, in ms: 0 or more, finite. */
export type Delay = number

/** What decides whether a failed call is made again: the part that the exercise asks for. */
export interface Policy {
  /** How long to wait before this call is made again, or `'stop'`: its failure is passed on to whoever asked. */
  decide(call: FailedCall): Delay | 'stop'
}

/** `base`, doubled `n` times, up to the cap: exact on every host. */
function doubled(base: number, cap: number, n: number): number {
  let wait = base
  for (let i = 0; i < n && wait < cap; i++)
    wait *= 2
  return Math.min(cap, wait)
}

/** Waits, in ms, as published; `n` counts the retries already made, from 0. */
export const WAITS = {
  /** The same every time. */
  fixed: (base: number) => base,
  /** Twice as long every time, up to the cap. */
  exponential: (base: number, cap: number, n: number) => doubled(base, cap, n),
  /** Full jitter: anything up to the exponential wait. */
  fullJitter: (base: number, cap: number, n: number, random: () => number) => random() * doubled(base, cap, n),
  /** Decorrelated jitter: anything from the base to thrice the last wait, up to the cap. */
  decorrelated: (base: number, cap: number, last: number, random: () => number) => Math.min(cap, base + random() * (3 * Math.max(base, last) - base)),
}

/** What a client that counts its attempts and nothing else is set to. */
export const RETRYING_DEFAULTS = { attempts: 4, base: 100, cap: 10_000, wait: 'fixed' as keyof typeof WAITS }

/**
 * A client that tries a few times, in every layer, whatever the call and however the others fare.
 * @param given attempts, the first included: 1 or more; base and cap of the waits in ms; which waits
 */
export function retrying(given: Partial<typeof RETRYING_DEFAULTS> = {}): Policy {
  const { attempts, base, cap, wait } = { ...RETRYING_DEFAULTS, ...given }
  if (!(Number.isInteger(attempts) && attempts >= 1))
    throw new RangeError(`attempts must be a whole number of 1 or more, got ${attempts}`)
  return {
    decide(call) {
      if (call.attempts >= attempts)
        return 'stop'
      const n = call.attempts - 1
      switch (wait) {
        case 'fixed': return WAITS.fixed(base)
        case 'exponential': return WAITS.exponential(base, cap, n)
        case 'fullJitter': return WAITS.fullJitter(base, cap, n, call.random)
        case 'decorrelated': return WAITS.decorrelated(base, cap, call.lastWait, call.random)
      }
    },
  }
}

/** The baseline: every layer makes four attempts, a tenth of a second apart. */
export const naive = (): Policy => retrying()
