import { defineMutant } from '../../runner/mutant.ts'

/** Gives the wait in seconds. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: 'const BASE = 100',
  by: 'const BASE = 0.1',
})
