import { defineMutant } from '../../runner/mutant.ts'

/** Reads 0 and 1 only. */
export default defineMutant({
  caughtBy: 'reads a header a field',
  replace: `[['0', '0'], ['1', '1'], ['false', '0'], ['true', '1']]`,
  by: `[['0', '0'], ['1', '1']]`,
})
