import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the very rows that the cache holds. */
export default defineMutant({
  caughtBy: 'leaves the rows in the cache as they are',
  replace: 'titles: titles.toSorted(',
  by: 'titles: (titles as string[]).sort(',
})
