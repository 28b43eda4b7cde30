import { defineMutant } from '../../runner/mutant.ts'

/** Acknowledges first: a death, and it is lost. */
export default defineMutant({
  caughtBy: 'acknowledges last, and the offset of the record after this one',
  replace: `    { do: 'begin' },
    { do: 'apply', event },
    { do: 'note', id: event.id },
    { do: 'commit' },
    ack,
`,
  by: `    ack,
    { do: 'begin' },
    { do: 'apply', event },
    { do: 'note', id: event.id },
    { do: 'commit' },
`,
})
