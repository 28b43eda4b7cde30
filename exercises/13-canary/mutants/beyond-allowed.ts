import { defineMutant } from '../../runner/mutant.ts'

/** Lets the ratio that is where a rise begins to count pass. */
export default defineMutant({
  caughtBy: 'forgives a change whose means are within what is allowed',
  replace: `ratio >= allowedIncrease`,
  by: `ratio > allowedIncrease`,
})
