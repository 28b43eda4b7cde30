import { defineMutant } from '../../runner/mutant.ts'

/** Passes what reports nothing. */
export default defineMutant({
  caughtBy: 'says so where there are no values',
  replace: `config.mustHaveData && !config.critical ? 'NodataFail' : 'Nodata'`,
  by: `'Pass'`,
})
