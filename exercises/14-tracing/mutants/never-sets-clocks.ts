import { defineMutant } from '../../runner/mutant.ts'

/** Believes every clock. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `    return room < 0 || isInside ? 0 :`,
  by: `    return room > -Infinity || isInside ? 0 :`,
})
