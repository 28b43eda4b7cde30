import { defineMutant } from '../../runner/mutant.ts'

/** Takes outliers out, whatever is asked for. */
export default defineMutant({
  caughtBy: 'takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to',
  replace: `  if (outliers === 'keep')
    return there
`,
  by: ``,
})
