import { defineMutant } from '../../runner/mutant.ts'

/** Takes the means of what came in, missing values and all. */
export default defineMutant({
  caughtBy: 'takes missing values out, or makes them 0',
  replace: `mean(young) / mean(old)`,
  by: `mean(experiment) / mean(control)`,
})
