import type { Delay, FailedCall } from '../../sim/retry-storm/index.ts'

/** Attempts that a request gets, the first included. Two retries find most of what retries can find. */
const ATTEMPTS = 3
/** Retries for each request that a client makes: the load can grow by a tenth and no more, whatever fails. */
const BUDGET = 0.1
/** Longest wait before the first retry, in ms; before each further one it is twice as long. */
const BASE = 100

/**
 * Whether and when a failed call is made again. Sources: AWS on exponential backoff and jitter; Google's SRE
 * book on attempts and retry budgets.
 */
// #region decide
export function decide(call: FailedCall): Delay | 'stop' {
  // One layer retries. The others would multiply what it does.
  if (call.callee !== 'database') return 'stop'
  if (!call.idempotent) return 'stop'
  if (call.attempts >= ATTEMPTS) return 'stop'
  if (call.retries >= BUDGET * call.requests) return 'stop'

  const longest = BASE * 2 ** (call.attempts - 1)
  const wait = call.random() * longest // full jitter
  // Nobody is there any more to hear a later answer.
  return call.t + wait < call.deadline ? wait : 'stop'
}
// #endregion
