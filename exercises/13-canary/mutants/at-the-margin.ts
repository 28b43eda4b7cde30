import { defineMutant } from '../../runner/mutant.ts'

/** Counts an interval that touches the margin. */
export default defineMutant({
  caughtBy: 'wants the interval beyond a quarter of the estimate, not at it',
  replace: `shift.low > margin`,
  by: `shift.low >= margin`,
})
