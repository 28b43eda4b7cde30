import { defineMutant } from '../../runner/mutant.ts'

/** Marks and then publishes: a death in between, and it is never sent. */
export default defineMutant({
  caughtBy: 'marks a row once it was published, and no row that was not',
  replace: `    { do: 'publish', event },
    { do: 'mark', position },
`,
  by: `    { do: 'mark', position },
    { do: 'publish', event },
`,
})
