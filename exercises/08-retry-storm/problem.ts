import type { Delay, FailedCall } from '../../sim/retry-storm/index.ts'

// TODO: Decide by the rules in the README whether a failed call is made again, and when.

/**
 * Asked each time a call has failed, in every layer. Times are in milliseconds.
 * @returns how long to wait before the call is made again, or 'stop'
 */
export function decide(call: FailedCall): Delay | 'stop' {
  // As it is today: four attempts, a tenth of a second apart, whatever the call.
  return call.attempts < 4 ? 100 : 'stop'
}
