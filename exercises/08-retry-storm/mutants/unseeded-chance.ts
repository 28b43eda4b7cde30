import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Throws dice of its own. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: 'call.random() * longest',
  by: 'Math.random() * longest',
})
