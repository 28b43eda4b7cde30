import { defineMutant } from '../../runner/mutant.ts'

/** Counts the last of parallel calls alone. */
export default defineMutant({
  caughtBy: 'looks again after each merge',
  replace: `calls.set(caller, (calls.get(caller) ?? 0) + perRequest)`,
  by: `calls.set(caller, perRequest)`,
})
