import { defineMutant } from '../../runner/mutant.ts'

/** Counts a metric without data as failed. */
export default defineMutant({
  caughtBy: 'leave out what has no data, and say nothing once that is half of them',
  replace: `result.group === group && result.label !== 'Nodata'`,
  by: `result.group === group`,
})
