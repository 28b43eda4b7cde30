import { defineMutant } from '../../runner/mutant.ts'

/** Marks nothing: everything is sent again, for ever. */
export default defineMutant({
  caughtBy: 'marks a row once it was published, and no row that was not',
  replace: `    { do: 'mark', position },
`,
  by: ``,
})
