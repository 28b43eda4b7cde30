import { defineMutant } from '../../runner/mutant.ts'

/** Looks at a single hour. */
export default defineMutant({
  caughtBy: 'borrows what is reserved and idle before it buys anything',
  replace: 'hour < job.deadline; hour',
  by: 'hour < 1; hour',
})
