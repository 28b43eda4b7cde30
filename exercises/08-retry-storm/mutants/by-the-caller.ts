import { defineMutant } from '../../runner/mutant.ts'

/** Goes by the caller's name: where a service calls the database itself, nobody retries. */
export default defineMutant({
  caughtBy: 'makes a failed call again when nothing speaks against it',
  replace: `call.callee !== 'database'`,
  by: `call.caller !== 'storage'`,
})
