import { defineMutant } from '../../runner/mutant.ts'

/** Leaves the half pair out. */
export default defineMutant({
  caughtBy: 'holds with 98%, both sides together, and with the correction of half a pair',
  replace: `const CONTINUITY = 0.5`,
  by: `const CONTINUITY = 0`,
})
