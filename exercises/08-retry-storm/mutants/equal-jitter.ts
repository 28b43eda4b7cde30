import { defineMutant } from '../../runner/mutant.ts'

/** Equal jitter: half the wait is fixed, and the crowd comes back within the other half. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: 'call.random() * longest',
  by: 'longest / 4 + call.random() * longest / 2',
})
