import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the wrong way around. */
export default defineMutant({
  caughtBy: 'lends to the most urgent job first, whatever came first',
  replace: 'a.deadline - b.deadline',
  by: 'b.deadline - a.deadline',
})
