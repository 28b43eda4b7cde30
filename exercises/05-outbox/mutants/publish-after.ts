import { defineMutant } from '../../runner/mutant.ts'

/** Saves in a transaction and publishes afterwards. */
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
    { do: 'publish', event: { id: change.id, key: change.member, name: change.name } },
`,
})
