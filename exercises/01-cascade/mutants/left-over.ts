import { defineMutant } from '../../runner/mutant.ts'

/** Fits on an ordinary evening, and leaves threads in no pool when there are more. */
export default defineMutant({
  caughtBy: 'divides the budget: no thread too many, none left over',
  replace: 'pools[largest!]! += budget - needed',
  by: '',
})
