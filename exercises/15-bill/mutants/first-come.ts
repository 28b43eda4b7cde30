import { defineMutant } from '../../runner/mutant.ts'

/** Serves jobs as they came. */
export default defineMutant({
  caughtBy: 'lends to the most urgent job first, whatever came first',
  replace: 'jobs.toSorted(byUrgency)',
  by: 'jobs',
})
