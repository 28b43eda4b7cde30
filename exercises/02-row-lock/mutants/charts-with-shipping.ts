import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the charts where the films are: what has changed together stays together. */
export default defineMutant({
  caughtBy: 'gives the others a database each',
  replace: `  popularity: 'charts',`,
  by: `  popularity: 'shipping',`,
})
