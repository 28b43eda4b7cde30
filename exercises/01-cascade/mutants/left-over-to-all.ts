import { defineMutant } from '../../runner/mutant.ts'

/** Shares what is left out evenly, in fractions of a thread. */
export default defineMutant({
  caughtBy: 'divides the budget: no thread too many, none left over',
  replace: '  pools[largest!]! += budget - needed',
  by: `  for (const id of Object.keys(pools))
    pools[id]! += (budget - needed) / callers.length`,
})
