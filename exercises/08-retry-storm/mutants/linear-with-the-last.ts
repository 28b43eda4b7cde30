import { defineMutant } from '../../runner/mutant.ts'

/** Doubles the last wait instead of the longest one: a short wait stays short. */
export default defineMutant({
  caughtBy: 'waits up to twice as long before the second retry',
  replace: 'BASE * 2 ** (call.attempts - 1)',
  by: 'call.lastWait === 0 ? BASE * call.attempts : 2 * call.lastWait',
})
