import { defineMutant } from '../../runner/mutant.ts'

/** Begins with the last idle hour. */
export default defineMutant({
  caughtBy: 'begins with what is idle now',
  replace: 'for (let hour = 0; hour < job.deadline; hour++) {',
  by: 'for (let hour = job.deadline - 1; hour >= 0; hour--) {',
})
