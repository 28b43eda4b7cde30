import { defineMutant } from '../../runner/mutant.ts'

/** Keeps rows by the place in the list, and reads them by id. */
export default defineMutant({
  caughtBy: 'fills the first row with the best titles of all',
  replace: 'members.map(member => [member.id, rowsFor',
  by: 'members.map((member, i) => [i, rowsFor',
})
