import { defineMutant } from '../../runner/mutant.ts'

/** Has a transaction for each of the two rows. */
export default defineMutant({
  caughtBy: 'leaves change and event, or neither, wherever the machine dies',
  replace: `    { do: 'begin' },
    { do: 'save', change },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
`,
  by: `    { do: 'begin' },
    { do: 'save', change },
    { do: 'commit' },
    { do: 'begin' },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
`,
})
