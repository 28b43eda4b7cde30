import { defineMutant } from '../../runner/mutant.ts'

/** Knows the thresholds by heart. */
export default defineMutant({
  caughtBy: 'meet two thresholds that count as reached',
  replace: `total >= pass`,
  by: `total >= 75`,
})
