import { defineMutant } from '../../runner/mutant.ts'

/** Buckets of one second: the dashboard's statistic, often taken for the breaker's. */
export default defineMutant({
  caughtBy: 'has buckets of 500 ms',
  replace: 'const BUCKET = 500',
  by: 'const BUCKET = 1000',
})
