import { defineMutant } from '../../runner/mutant.ts'

/** Deletes by the clock alone. */
export default defineMutant({
  caughtBy: 'leaves its old code standing for thirty seconds, then deletes it',
  replace: `if (compared >= ENOUGH && heldFor`,
  by: `if ((stage === 'writes' || compared >= ENOUGH) && heldFor`,
})
