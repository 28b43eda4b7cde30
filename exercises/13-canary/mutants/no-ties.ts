import { defineMutant } from '../../runner/mutant.ts'

/** Leaves ties out of the spread. */
export default defineMutant({
  caughtBy: 'makes the interval narrower where values are tied within a sample',
  replace: `(n + 1 - ties)`,
  by: `(n + 1)`,
})
