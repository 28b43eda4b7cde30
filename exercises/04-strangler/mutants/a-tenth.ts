import { defineMutant } from '../../runner/mutant.ts'

/** Ten buckets for a hundred percent. */
export default defineMutant({
  caughtBy: 'goes to the new service for the share asked for',
  replace: `hash % 100`,
  by: `hash % 10 * 10`,
})
