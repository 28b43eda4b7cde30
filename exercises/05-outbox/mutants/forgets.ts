import { defineMutant } from '../../runner/mutant.ts'

/** Notes nothing. */
export default defineMutant({
  caughtBy: 'leaves effect and note, or neither, wherever the machine dies',
  replace: `    { do: 'begin' },
    { do: 'apply', event },
    { do: 'note', id: event.id },
    { do: 'commit' },
    ack,
`,
  by: `    { do: 'apply', event },
    ack,
`,
})
