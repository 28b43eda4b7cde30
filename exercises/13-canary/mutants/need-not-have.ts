import { defineMutant } from '../../runner/mutant.ts'

/** Forgets which metrics must have data. */
export default defineMutant({
  caughtBy: 'says so where there are no values',
  replace: `config.mustHaveData && !config.critical ? 'NodataFail' : 'Nodata'`,
  by: `'Nodata'`,
})
