import { defineMutant } from '../../runner/mutant.ts'

/** Forgets that popular rows know nothing of this member, not even what they watched last week. */
export default defineMutant({
  caughtBy: 'sorts popular rows like any others',
  replace: '[...member.watched, ...events.map(event => event.title)]',
  by: 'events.map(event => event.title)',
})
