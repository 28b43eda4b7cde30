import { defineMutant } from '../../runner/mutant.ts'

/** Takes exactly in time for late. */
export default defineMutant({
  caughtBy: 'spends what it may, to the millisecond',
  replace: 'if (budget.price > budget.left)',
  by: 'if (budget.price >= budget.left)',
})
