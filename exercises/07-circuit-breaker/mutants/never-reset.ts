import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the old errors when it closes, and opens again at the next snapshot. */
export default defineMutant({
  caughtBy: 'closes when the probe succeeds, and forgets the errors',
  replace: `next snapshot.
        this.#buckets = [{ total: 0, errors: 0 }]`,
  by: 'next snapshot.',
})
