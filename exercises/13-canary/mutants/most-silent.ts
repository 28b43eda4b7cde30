import { defineMutant } from '../../runner/mutant.ts'

/** Waits until more than half of the metrics have no data. */
export default defineMutant({
  caughtBy: 'leave out what has no data, and say nothing once that is half of them',
  replace: `silent.length >= results.length / 2`,
  by: `silent.length > results.length / 2`,
})
