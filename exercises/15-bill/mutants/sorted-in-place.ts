import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the list that it was given. */
export default defineMutant({
  caughtBy: 'lends each idle instance once',
  replace: 'jobs.toSorted(byUrgency)',
  by: '(jobs as Job[]).sort(byUrgency)',
})
