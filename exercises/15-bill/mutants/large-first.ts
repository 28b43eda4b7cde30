import { defineMutant } from '../../runner/mutant.ts'

/** Serves the largest job first. */
export default defineMutant({
  caughtBy: 'lends to the most urgent job first, whatever came first',
  replace: 'a.deadline - b.deadline',
  by: 'b.work - a.work',
})
