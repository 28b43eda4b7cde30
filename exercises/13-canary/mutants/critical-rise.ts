import { defineMutant } from '../../runner/mutant.ts'

/** Has only a rise be critical. */
export default defineMutant({
  caughtBy: 'are worth nothing when a critical one does not pass',
  replace: `critical && label !== 'Pass'`,
  by: `critical && label === 'High'`,
})
