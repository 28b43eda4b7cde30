import { defineMutant } from '../../runner/mutant.ts'

/** Takes a quarter of the estimate without minding its sign. */
export default defineMutant({
  caughtBy: 'wants the interval beyond a quarter of the estimate, not at it',
  replace: `TOLERANCE * Math.abs(shift.estimate)`,
  by: `TOLERANCE * shift.estimate`,
})
