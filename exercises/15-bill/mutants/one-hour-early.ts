import { defineMutant } from '../../runner/mutant.ts'

/** Is done an hour before the deadline, and buys for it. */
export default defineMutant({
  caughtBy: 'waits until the deadline for something idle, and no longer',
  replace: 'hour < job.deadline; hour',
  by: 'hour < job.deadline - 1; hour',
})
