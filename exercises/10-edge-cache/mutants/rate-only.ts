import { defineMutant } from '../../runner/mutant.ts'

/** Knows the rate and not the limit of a night. */
export default defineMutant({
  caughtBy: 'writes no more than a night allows',
  replace: `Math.min(night, rate / 8 * seconds)`,
  by: `Math.min(Infinity, rate / 8 * seconds, night * 2)`,
})
