import { defineMutant } from '../../runner/mutant.ts'

/** The second wait is no longer than the first. */
export default defineMutant({
  caughtBy: 'waits up to twice as long before the second retry',
  replace: 'BASE * 2 ** (call.attempts - 1)',
  by: 'BASE',
})
