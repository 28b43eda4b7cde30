import { defineMutant } from '../../runner/mutant.ts'

/** Blames health wherever a box is down. */
export default defineMutant({
  caughtBy: 'tells the misses apart',
  replace: `return well.length === 0 ? 'health' : 'other'`,
  by: `return well.length < holders.length ? 'health' : 'other'`,
})
