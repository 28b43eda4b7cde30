import { defineMutant } from '../../runner/mutant.ts'

/** Waits exactly the longest wait: all who failed together come back together. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: 'call.random() * longest',
  by: 'longest',
})
