import { defineMutant } from '../../runner/mutant.ts'

/** Comes back the moment the region looks well. */
export default defineMutant({
  caughtBy: 'stays away until the region has been well for 10 minutes',
  replace: 'const SETTLE = 10 * MINUTE',
  by: 'const SETTLE = 0',
})
