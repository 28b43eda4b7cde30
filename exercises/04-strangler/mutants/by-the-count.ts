import { defineMutant } from '../../runner/mutant.ts'

/** Goes on as soon as there are enough comparisons. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `heldFor >= (stage === 'writes' ? KEEP : HOLD)`,
  by: `heldFor >= (stage === 'writes' ? KEEP : 0)`,
})
