import { defineMutant } from '../../runner/mutant.ts'

/** Retries at the very moment when the member leaves. */
export default defineMutant({
  caughtBy: 'does not come back to a member who has gone',
  replace: 'call.t + wait < call.deadline',
  by: 'call.t + wait <= call.deadline',
})
