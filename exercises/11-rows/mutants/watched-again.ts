import { defineMutant } from '../../runner/mutant.ts'

/** Recommends what has been watched. */
export default defineMutant({
  caughtBy: 'leaves out what the member has watched',
  replace: '.filter(title => !member.watched.includes(title.id))',
  by: '.filter(() => true)',
})
