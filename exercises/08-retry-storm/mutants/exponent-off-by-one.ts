import { defineMutant } from '../../runner/mutant.ts'

/** Doubles before the first retry already. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: '2 ** (call.attempts - 1)',
  by: '2 ** call.attempts',
})
