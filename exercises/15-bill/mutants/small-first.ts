import { defineMutant } from '../../runner/mutant.ts'

/** Serves the smallest job first. */
export default defineMutant({
  caughtBy: 'lends to the most urgent job first, whatever came first',
  replace: 'a.deadline - b.deadline',
  by: 'a.work - b.work',
})
