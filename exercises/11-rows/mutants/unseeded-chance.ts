import { defineMutant } from '../../runner/mutant.ts'
import { REPEATABLE } from '../../runner/verdict.ts'

/** Shakes equal scores, for variety. */
export default defineMutant({
  caughtBy: REPEATABLE,
  replace: 'value(b) - value(a))',
  by: 'value(b) - value(a) || Math.random() - 0.5)',
})
