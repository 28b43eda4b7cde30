import { defineMutant } from '../../runner/mutant.ts'

/** Takes milliseconds for seconds. */
export default defineMutant({
  caughtBy: 'lets a fleet in only when all of it has been healthy for ten seconds',
  replace: `const SETTLE = 10_000`,
  by: `const SETTLE = 10`,
})
