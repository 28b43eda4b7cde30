import { defineMutant } from '../../runner/mutant.ts'

/** Sends one row and leaves the others for later. */
export default defineMutant({
  caughtBy: 'publishes what is not marked, oldest first',
  replace: `rows.flatMap(`,
  by: `rows.slice(0, 1).flatMap(`,
})
