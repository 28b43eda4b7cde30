import type { FailedCall, Policy } from './policy.ts'
import { WAITS } from './policy.ts'

/** Why a failed call is not made again, in the order of the README's rules. */
const REASONS: readonly [why: string, holds: (call: FailedCall) => boolean][] = [
  ['a layer below has tried already', call => call.callee !== 'database'],
  ['twice would do harm', call => !call.idempotent],
  ['three attempts are enough', call => call.attempts > 2],
  // In whole numbers, so that a tenth is a tenth.
  ['the budget is spent', call => 10 * call.retries >= call.requests],
]

/**
 * The rules of the exercise, spelt out for comparison: one layer, at most three attempts, a tenth for retries,
 * full jitter, and nothing past the deadline. The answer to read is exercises/08-retry-storm/solution.ts, written
 * independently; a test holds the two against each other.
 */
export function careful(): Policy {
  return {
    decide(call) {
      if (REASONS.some(([, holds]) => holds(call)))
        return 'stop'
      const wait = WAITS.fullJitter(100, Number.POSITIVE_INFINITY, call.attempts - 1, call.random)
      return call.deadline > call.t + wait ? wait : 'stop'
    },
  }
}
