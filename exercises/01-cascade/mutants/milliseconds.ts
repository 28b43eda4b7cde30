import { defineMutant } from '../../runner/mutant.ts'

/** Takes milliseconds for seconds: Little asks for thousands of threads. */
export default defineMutant({
  caughtBy: 'divides the budget: no thread too many, none left over',
  replace: 'callsPerSecond * heldFor / 1000',
  by: 'callsPerSecond * heldFor',
})
