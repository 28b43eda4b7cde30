import { defineMutant } from '../../runner/mutant.ts'

/** Takes a verdict's age for the verdict: a region that has long been well is emptied. */
export default defineMutant({
  caughtBy: 'leaves everyone at home while all is well',
  replace: 'return region.status === \'ill\' ? isAway || age >= DECIDE : isAway && age < SETTLE',
  by: 'return isAway || age >= DECIDE',
})
