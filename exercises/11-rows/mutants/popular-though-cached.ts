import { defineMutant } from '../../runner/mutant.ts'

/** Shows everyone the same rows, though their own are at hand. */
export default defineMutant({
  caughtBy: 'shows the rows that the batch left for this member',
  replace: 'storedRows(member, cache) ?? cache.popular',
  by: 'cache.popular',
})
