import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Reads the wall clock instead of the time it is given. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: 'Math.floor(t / BUCKET)',
  by: 'Math.floor(Date.now() / BUCKET)',
})
