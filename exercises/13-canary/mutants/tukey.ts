import { defineMutant } from '../../runner/mutant.ts'

/** Takes the factor of a box plot, 1.5. */
export default defineMutant({
  caughtBy: 'takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to',
  replace: `const OUTLIER_FACTOR = 3`,
  by: `const OUTLIER_FACTOR = 1.5`,
})
