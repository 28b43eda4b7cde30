import { defineMutant } from '../../runner/mutant.ts'

/** Nothing ever leaves the window. */
export default defineMutant({
  caughtBy: 'has a window of 20 buckets: what is 10 s old is forgotten',
  replace: 'this.#buckets.slice(-BUCKETS)',
  by: 'this.#buckets.slice()',
})
