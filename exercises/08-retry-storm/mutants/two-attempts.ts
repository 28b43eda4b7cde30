import { defineMutant } from '../../runner/mutant.ts'

/** Stops after one retry. */
export default defineMutant({
  caughtBy: 'makes three attempts, and no fourth',
  replace: 'const ATTEMPTS = 3',
  by: 'const ATTEMPTS = 2',
})
