import { defineMutant } from '../../runner/mutant.ts'

/** Goes on by time alone. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `compared >= ENOUGH && `,
  by: ``,
})
