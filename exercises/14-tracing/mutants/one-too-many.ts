import { defineMutant } from '../../runner/mutant.ts'

/** Merges once too often. */
export default defineMutant({
  caughtBy: 'puts back first what is asked most often',
  replace: `while (merges.length < k) {`,
  by: `while (merges.length <= k) {`,
})
