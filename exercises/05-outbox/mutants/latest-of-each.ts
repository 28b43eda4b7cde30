import { defineMutant } from '../../runner/mutant.ts'

/** Sends only the latest of each member, since the others are old. */
export default defineMutant({
  caughtBy: 'publishes what is not marked, oldest first',
  replace: `rows.flatMap(`,
  by: `rows.filter((row, i) => rows.findLastIndex(other => other.event.key === row.event.key) === i).flatMap(`,
})
