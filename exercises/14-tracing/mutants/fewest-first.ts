import { defineMutant } from '../../runner/mutant.ts'

/** Merges first what saves least. */
export default defineMutant({
  caughtBy: 'puts back first what is asked most often',
  replace: `b.saved - a.saved ||`,
  by: `a.saved - b.saved ||`,
})
