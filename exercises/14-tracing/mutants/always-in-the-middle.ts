import { defineMutant } from '../../runner/mutant.ts'

/** Puts every server into the middle. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `room < 0 || isInside ? 0 :`,
  by: `room < 0 ? 0 :`,
})
