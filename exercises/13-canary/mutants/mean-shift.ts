import { defineMutant } from '../../runner/mutant.ts'

/** Estimates the shift by the difference of the two means. */
export default defineMutant({
  caughtBy: 'takes for the estimate the median of all pairs',
  replace: `estimate: quantile(pairs, 0.5)`,
  by: `estimate: mean(experiment) - mean(control)`,
})
