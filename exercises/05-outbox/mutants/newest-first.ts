import { defineMutant } from '../../runner/mutant.ts'

/** Sends the newest first. */
export default defineMutant({
  caughtBy: 'publishes what is not marked, oldest first',
  replace: `rows.flatMap(`,
  by: `rows.toReversed().flatMap(`,
})
