import { defineMutant } from '../../runner/mutant.ts'

/** Leaves missing values where they are. */
export default defineMutant({
  caughtBy: 'takes missing values out, or makes them 0',
  replace: `values.filter(value => !Number.isNaN(value))
  if`,
  by: `[...values]
  if`,
})
