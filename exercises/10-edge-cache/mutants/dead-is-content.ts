import { defineMutant } from '../../runner/mutant.ts'

/** Does not count what dead boxes hold. */
export default defineMutant({
  caughtBy: 'tells the misses apart',
  replace: `  if (holders.length === 0)`,
  by: `  if (well.length === 0)`,
})
