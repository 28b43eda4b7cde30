import { defineMutant } from '../../runner/mutant.ts'

/** Plans every region to the brim. */
export default defineMutant({
  caughtBy: 'makes room in the others once a region has been ill for 3 minutes',
  replace: 'const FULL = 0.9',
  by: 'const FULL = 1',
})
