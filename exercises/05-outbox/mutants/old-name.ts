import { defineMutant } from '../../runner/mutant.ts'

/** Tells the others who she is and not what she is called now. */
export default defineMutant({
  caughtBy: 'gives the event the number of its change and the key of its member',
  replace: `name: change.name }`,
  by: `name: change.member }`,
})
