import { defineMutant } from '../../runner/mutant.ts'

/** Compares two means and forgets how few values there are. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `const shift = shiftOf(old, young)`,
  by: `const shift = { low: mean(young) - mean(old), high: mean(young) - mean(old), estimate: mean(young) - mean(old) }`,
})
