import { defineMutant } from '../../runner/mutant.ts'

/** Keeps outliers, whatever is asked for. */
export default defineMutant({
  caughtBy: 'takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to',
  replace: `if (outliers === 'keep')`,
  by: `if (outliers)`,
})
