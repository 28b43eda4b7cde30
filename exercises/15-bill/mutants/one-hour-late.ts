import { defineMutant } from '../../runner/mutant.ts'

/** Takes the deadline for the last hour. */
export default defineMutant({
  caughtBy: 'waits until the deadline for something idle, and no longer',
  replace: 'hour < job.deadline; hour',
  by: 'hour <= job.deadline; hour',
})
