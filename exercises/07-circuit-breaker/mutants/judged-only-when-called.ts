import { defineMutant } from '../../runner/mutant.ts'

/** Ends all the buckets of a silence at once and judges only the last. */
export default defineMutant({
  caughtBy: 'judges at the end of every bucket, even if nobody calls',
  replace: 'isUnhealthy(completed))',
  by: 'isUnhealthy(completed) && this.#running === Math.floor(t / BUCKET))',
})
