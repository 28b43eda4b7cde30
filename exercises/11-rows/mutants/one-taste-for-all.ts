import { defineMutant } from '../../runner/mutant.ts'

/** Computes everyone by the taste of the first. */
export default defineMutant({
  caughtBy: 'gives each member rows of their own',
  replace: '[member.id, rowsFor(member, catalogue)]',
  by: '[member.id, rowsFor(members[0]!, catalogue)]',
})
