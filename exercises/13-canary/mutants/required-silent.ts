import { defineMutant } from '../../runner/mutant.ts'

/** Counts metrics that must have data among those left out. */
export default defineMutant({
  caughtBy: 'leave out what has no data, and say nothing once that is half of them',
  replace: `results.filter(({ label }) => label === 'Nodata')`,
  by: `results.filter(({ label }) => label.startsWith('Nodata'))`,
})
