import { defineMutant } from '../../runner/mutant.ts'

/** Takes the mean for enough: half of the time it takes more. */
export default defineMutant({
  caughtBy: 'serves everyone while all is well (seed 1)',
  replace: 'Math.ceil(busy + room)',
  by: 'Math.ceil(busy)',
})
