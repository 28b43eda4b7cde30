import { defineMutant } from '../../runner/mutant.ts'

/** Wants more than the lower threshold. */
export default defineMutant({
  caughtBy: 'meet two thresholds that count as reached',
  replace: `total >= marginal`,
  by: `total > marginal`,
})
