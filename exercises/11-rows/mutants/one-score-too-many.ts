import { defineMutant } from '../../runner/mutant.ts'

/** Stops when the time is spent, and not before it is overspent. */
export default defineMutant({
  caughtBy: 'stops before the score that would be late',
  replace: 'if (budget.price > budget.left)',
  by: 'if (budget.price > 100 || budget.left <= 0)',
})
