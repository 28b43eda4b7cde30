import { defineMutant } from '../../runner/mutant.ts'

/** Moves members onto copies that are a minute old. */
export default defineMutant({
  caughtBy: 'leaves members where they are while the copies are far behind',
  replace: 'return sick.lag > MOST_LAG ? Math.min(fits, 1 - sick.home) : fits',
  by: 'return fits',
})
