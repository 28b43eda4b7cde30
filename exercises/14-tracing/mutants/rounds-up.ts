import { defineMutant } from '../../runner/mutant.ts'

/** Puts the odd microsecond in front. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `Math.floor(room / 2)`,
  by: `Math.ceil(room / 2)`,
})
