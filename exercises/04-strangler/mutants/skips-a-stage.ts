import { defineMutant } from '../../runner/mutant.ts'

/** Goes from a few to everybody. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `STAGES.indexOf(stage) + 1]`,
  by: `STAGES.indexOf(stage) + (stage === 'few' ? 2 : 1)]`,
})
