import { defineMutant } from '../../runner/mutant.ts'

/** Gives every caller a pool as large as the whole budget: on paper nobody runs out. */
export default defineMutant({
  caughtBy: 'divides the budget: no thread too many, none left over',
  replace: '  pools[largest!]! += budget - needed',
  by: `  for (const id of Object.keys(pools))
    pools[id] = budget`,
})
