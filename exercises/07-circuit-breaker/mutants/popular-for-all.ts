import { defineMutant } from '../../runner/mutant.ts'

/** Shows everyone the same rows, though the member's own are at hand. */
export default defineMutant({
  caughtBy: 'shows the rows kept for the member',
  replace: 'return cached ?? popular',
  by: 'return popular',
})
