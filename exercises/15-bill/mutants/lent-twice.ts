import { defineMutant } from '../../runner/mutant.ts'

/** Lends the same instances to each job. */
export default defineMutant({
  caughtBy: 'lends each idle instance once',
  replace: `      idle[hour]! -= loan
`,
  by: '',
})
