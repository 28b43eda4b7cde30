import { defineMutant } from '../../runner/mutant.ts'

/** Takes how slowly a job saves for more than its deadline. */
export default defineMutant({
  caughtBy: 'lends to the one that is slower to save, of two that are equally urgent',
  replace: 'a.deadline - b.deadline || b.saves - a.saves',
  by: 'b.saves - a.saves || a.deadline - b.deadline',
})
