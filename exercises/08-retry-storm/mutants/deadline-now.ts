import { defineMutant } from '../../runner/mutant.ts'

/** Looks whether the member is there now, not whether they will be. */
export default defineMutant({
  caughtBy: 'does not come back to a member who has gone',
  replace: 'call.t + wait < call.deadline',
  by: 'call.t < call.deadline',
})
