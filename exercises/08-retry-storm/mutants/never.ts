import { defineMutant } from '../../runner/mutant.ts'

/** Never retries: safe, and a bad call stays bad. */
export default defineMutant({
  caughtBy: 'makes a failed call again when nothing speaks against it',
  replace: `return call.t + wait < call.deadline ? wait : 'stop'`,
  by: `return 'stop'`,
})
