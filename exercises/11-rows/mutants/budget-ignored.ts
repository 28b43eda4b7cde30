import { defineMutant } from '../../runner/mutant.ts'

/** Scores everything, however long it takes. */
export default defineMutant({
  caughtBy: 'stops before the score that would be late',
  replace: 'if (budget.price > budget.left)',
  by: 'if (budget.price > 100)',
})
