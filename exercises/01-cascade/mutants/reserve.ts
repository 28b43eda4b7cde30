import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the last thread of each pool for a bad moment, which is now. */
export default defineMutant({
  caughtBy: 'gives out the last thread too',
  replace: 'own.busy < own.size',
  by: 'own.busy < Math.max(1, own.size - 1)',
})
