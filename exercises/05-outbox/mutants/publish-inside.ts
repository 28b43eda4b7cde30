import { defineMutant } from '../../runner/mutant.ts'

/** Publishes inside of the transaction, as if the log were part of it. */
export default defineMutant({
  caughtBy: 'leaves change and event, or neither, wherever the machine dies',
  replace: `    { do: 'begin' },
    { do: 'save', change },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
`,
  by: `    { do: 'begin' },
    { do: 'save', change },
    { do: 'publish', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
`,
})
