import { defineMutant } from '../../runner/mutant.ts'

/** Notes whom an event was about. */
export default defineMutant({
  caughtBy: 'leaves effect and note, or neither, wherever the machine dies',
  replace: `{ do: 'note', id: event.id }`,
  by: `{ do: 'note', id: event.key }`,
})
