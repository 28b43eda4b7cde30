import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Holds the deadline against the wall clock. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: 'call.t + wait < call.deadline',
  by: 'Date.now() + wait < call.deadline',
})
