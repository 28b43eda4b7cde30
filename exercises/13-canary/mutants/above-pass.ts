import { defineMutant } from '../../runner/mutant.ts'

/** Wants more than the threshold. */
export default defineMutant({
  caughtBy: 'meet two thresholds that count as reached',
  replace: `total >= pass`,
  by: `total > pass`,
})
