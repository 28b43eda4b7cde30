import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the counts outside the instance: all breakers of the process share them. */
export default defineMutant({
  caughtBy: 'begins CLOSED with an empty window, whatever other breakers have seen',
  replace: '  #buckets: Bucket[] = [{ total: 0, errors: 0 }]',
  by: `  static #everyones: Bucket[] = [{ total: 0, errors: 0 }]
  #buckets: Bucket[] = CircuitBreaker.#everyones`,
})
