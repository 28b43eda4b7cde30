import { defineMutant } from '../../runner/mutant.ts'

/** Numbers events by member: her second change is taken for the first. */
export default defineMutant({
  caughtBy: 'gives the event the number of its change and the key of its member',
  replace: `{ id: change.id, key`,
  by: `{ id: change.member, key`,
})
