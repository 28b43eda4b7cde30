import { defineMutant } from '../../runner/mutant.ts'

/** Counts retries instead of attempts: four in all. */
export default defineMutant({
  caughtBy: 'makes three attempts, and no fourth',
  replace: 'call.attempts >= ATTEMPTS',
  by: 'call.attempts > ATTEMPTS',
})
