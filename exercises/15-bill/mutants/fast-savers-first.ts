import { defineMutant } from '../../runner/mutant.ts'

/** Lends to the one that saves fast. */
export default defineMutant({
  caughtBy: 'lends to the one that is slower to save, of two that are equally urgent',
  replace: 'b.saves - a.saves',
  by: 'a.saves - b.saves',
})
