import { defineMutant } from '../../runner/mutant.ts'

/** Wants twenty-one comparisons. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `compared >= ENOUGH`,
  by: `compared > ENOUGH`,
})
