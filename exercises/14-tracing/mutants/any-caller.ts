import { defineMutant } from '../../runner/mutant.ts'

/** Merges into the caller that asks most, whoever else asks. */
export default defineMutant({
  caughtBy: 'leaves alone who is asked by others too',
  replace: `calls.size === 1 ? [...calls].map(`,
  by: `calls.size > 0 ? [...calls].map(`,
})
