import { defineMutant } from '../../runner/mutant.ts'

/** Writes both rows, one after the other. */
export default defineMutant({
  caughtBy: 'leaves change and event, or neither, wherever the machine dies',
  replace: `    { do: 'begin' },
    { do: 'save', change },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
    { do: 'commit' },
`,
  by: `    { do: 'save', change },
    { do: 'append', event: { id: change.id, key: change.member, name: change.name } },
`,
})
