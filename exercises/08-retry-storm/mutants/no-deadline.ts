import { defineMutant } from '../../runner/mutant.ts'

/** Comes back to members who have gone. */
export default defineMutant({
  caughtBy: 'does not come back to a member who has gone',
  replace: `call.t + wait < call.deadline ? wait : 'stop'`,
  by: 'wait',
})
