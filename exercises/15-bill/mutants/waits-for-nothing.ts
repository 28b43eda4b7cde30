import { defineMutant } from '../../runner/mutant.ts'

/** Does not wait for an hour in which something is idle. */
export default defineMutant({
  caughtBy: 'borrows what is reserved and idle before it buys anything',
  replace: 'hour < job.deadline; hour++',
  by: 'hour < job.deadline && idle[hour]! > 0; hour++',
})
