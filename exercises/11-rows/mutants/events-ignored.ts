import { defineMutant } from '../../runner/mutant.ts'

/** Knows only what the batch knew. */
export default defineMutant({
  caughtBy: 'moves what was just watched to the end of its row',
  replace: '[...member.watched, ...events.map(event => event.title)]',
  by: 'member.watched',
})
