import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the pairs as text: 100 comes before 20. */
export default defineMutant({
  caughtBy: 'goes by the interval of the shift, not by two means',
  replace: `[...Float64Array.from(values).sort()]`,
  by: `[...values].sort()`,
})
