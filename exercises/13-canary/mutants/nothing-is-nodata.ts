import { defineMutant } from '../../runner/mutant.ts'

/** Calls a counter that counted nothing a gap. */
export default defineMutant({
  caughtBy: 'says so where there are no values',
  replace: `    if (config.nanStrategy === 'replace')
      return 'Pass'
`,
  by: ``,
})
