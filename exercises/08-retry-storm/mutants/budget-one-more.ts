import { defineMutant } from '../../runner/mutant.ts'

/** Spends the budget and one more. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: 'call.retries >= BUDGET',
  by: 'call.retries > BUDGET',
})
