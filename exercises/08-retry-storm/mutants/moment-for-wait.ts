import { defineMutant } from '../../runner/mutant.ts'

/** Returns when to retry instead of how long to wait. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: `? wait : 'stop'`,
  by: `? call.t + wait : 'stop'`,
})
