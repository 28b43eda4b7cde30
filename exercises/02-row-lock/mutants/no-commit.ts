import { defineMutant } from '../../runner/mutant.ts'

/** Leaves the last commit out: what is changed is lost. */
export default defineMutant({
  caughtBy: 'does what the transaction says, all of it and once, and commits',
  replace: `    { do: 'commit' },
`,
  by: '',
})
