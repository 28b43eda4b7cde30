import { defineMutant } from '../../runner/mutant.ts'

/** Knows the limit of a night and not the rate. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `Math.min(night, rate / 8 * seconds)`,
  by: `seconds > 0 ? night : rate`,
})
