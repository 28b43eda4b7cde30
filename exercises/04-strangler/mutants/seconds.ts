import { defineMutant } from '../../runner/mutant.ts'

/** Takes milliseconds for seconds. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `const HOLD = 5000`,
  by: `const HOLD = 5`,
})
