import { defineMutant } from '../../runner/mutant.ts'

/** Keys each event by itself: the changes of a member lose their order. */
export default defineMutant({
  caughtBy: 'gives the event the number of its change and the key of its member',
  replace: `key: change.member`,
  by: `key: change.id`,
})
