import { defineMutant } from '../../runner/mutant.ts'

/** Waits for more than five seconds, where five are enough. */
export default defineMutant({
  caughtBy: 'goes on by one stage after five seconds and twenty comparisons that agree',
  replace: `heldFor >= (stage === 'writes' ? KEEP : HOLD)`,
  by: `heldFor > (stage === 'writes' ? KEEP : HOLD)`,
})
