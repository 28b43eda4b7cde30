import { defineMutant } from '../../runner/mutant.ts'

/** Has a critical metric without data fail like any other. */
export default defineMutant({
  caughtBy: 'says so where there are no values',
  replace: `config.mustHaveData && !config.critical`,
  by: `config.mustHaveData`,
})
