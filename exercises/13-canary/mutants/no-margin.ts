import { defineMutant } from '../../runner/mutant.ts'

/** Is content with an interval that leaves out 0. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `const TOLERANCE = 0.25`,
  by: `const TOLERANCE = 0`,
})
