import { defineMutant } from '../../runner/mutant.ts'

/** Wants the interval clear of half the estimate. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `const TOLERANCE = 0.25`,
  by: `const TOLERANCE = 0.5`,
})
