import { defineMutant } from '../../runner/mutant.ts'

/** Counts an interval that touches the margin from below. */
export default defineMutant({
  caughtBy: 'wants the interval beyond a quarter of the estimate, not at it',
  replace: `shift.high < -margin`,
  by: `shift.high <= -margin`,
})
