import { defineMutant } from '../../runner/mutant.ts'

/** Turns around at 95% exactly. */
export default defineMutant({
  caughtBy: 'is taken when members of the new version are not answered',
  replace: `(health.green.answered ?? 1) < BAD`,
  by: `(health.green.answered ?? 1) <= BAD`,
})
