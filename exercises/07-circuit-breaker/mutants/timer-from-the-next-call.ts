import { defineMutant } from '../../runner/mutant.ts'

/** Starts the sleep window at the call that noticed, not at the end of the bucket. */
export default defineMutant({
  caughtBy: 'counts the 5000 ms from the end of the bucket, not from the call that noticed',
  replace: 'since: this.#running * BUCKET',
  by: 'since: t',
})
