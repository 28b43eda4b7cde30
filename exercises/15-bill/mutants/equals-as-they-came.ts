import { defineMutant } from '../../runner/mutant.ts'

/** Does not ask how fast a job saves. */
export default defineMutant({
  caughtBy: 'lends to the one that is slower to save, of two that are equally urgent',
  replace: ' || b.saves - a.saves',
  by: '',
})
