import { defineMutant } from '../../runner/mutant.ts'

/** Takes a full box for an ill one. */
export default defineMutant({
  caughtBy: 'tells the misses apart',
  replace: `return well.length === 0 ? 'health' : 'other'`,
  by: `return well.length === 0 || free.length === 0 ? 'health' : 'other'`,
})
