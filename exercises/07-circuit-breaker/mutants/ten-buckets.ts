import { defineMutant } from '../../runner/mutant.ts'

/** Ten buckets of 500 ms: a window of five seconds only. */
export default defineMutant({
  caughtBy: 'remembers for the whole 10 s',
  replace: 'const BUCKETS = 20',
  by: 'const BUCKETS = 10',
})
