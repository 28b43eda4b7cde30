import { defineMutant } from '../../runner/mutant.ts'

/** Forgives a critical metric that reports nothing. */
export default defineMutant({
  caughtBy: 'are worth nothing when a critical one does not pass',
  replace: `critical && label !== 'Pass'`,
  by: `critical && label !== 'Pass' && label !== 'Nodata'`,
})
