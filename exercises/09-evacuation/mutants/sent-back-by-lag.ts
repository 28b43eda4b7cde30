import { defineMutant } from '../../runner/mutant.ts'

/** Calls everyone back when the copies fall behind, into the region that fails. */
export default defineMutant({
  caughtBy: 'leaves members where they are while the copies are far behind',
  replace: 'Math.min(fits, 1 - sick.home) : fits',
  by: '0 : fits',
})
