import { defineMutant } from '../../runner/mutant.ts'

/** Counts its own refusals as errors, and so keeps itself open. */
export default defineMutant({
  caughtBy: 'does not count short circuits',
  replace: `
    if (outcome === 'short-circuited')
      return
`,
  by: '\n',
})
