import { defineMutant } from '../../runner/mutant.ts'

/** Jitter on top of a least wait. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: 'call.random() * longest',
  by: 'Math.max(25, call.random() * longest)',
})
