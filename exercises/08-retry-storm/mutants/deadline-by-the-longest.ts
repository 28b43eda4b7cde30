import { defineMutant } from '../../runner/mutant.ts'

/** Stops when the longest wait would be too long, whatever chance says. */
export default defineMutant({
  caughtBy: 'does not come back to a member who has gone',
  replace: 'call.t + wait < call.deadline',
  by: 'call.t + longest < call.deadline',
})
