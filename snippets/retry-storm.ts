/**
 * Whether and when a failed call may be tried again, without feeding a storm.
 * Sources: AWS on exponential backoff and jitter; Google's SRE book on retry budgets.
 */

/** A call that has just failed. Times in ms. */
export interface Call {
  /** Made so far, the first one included. */
  attempts: number
  /** Whether making it twice does no harm. */
  idempotent: boolean
  now: number
  /** When nobody waits for the answer any more. */
  deadline: number
}

/** Counts of the client that makes the call, over its window. */
export interface Client {
  requests: number
  retries: number
}

/** A number in [0, 1), uniform. */
export type Dice = () => number

/** First wait and longest wait, in ms. */
const BASE = 100
const CAP = 10_000

// #region decide
export function decide(call: Call, client: Client, dice: Dice) {
  if (!call.idempotent) return 'stop'
  if (call.attempts >= 3) return 'stop'
  if (client.retries >= 0.1 * client.requests) return 'stop'

  const longest = Math.min(CAP, BASE * 2 ** call.attempts)
  const wait = dice() * longest // full jitter
  return call.now + wait < call.deadline ? wait : 'stop'
}
// #endregion
