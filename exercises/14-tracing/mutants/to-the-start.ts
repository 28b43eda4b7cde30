import { defineMutant } from '../../runner/mutant.ts'

/** Sets a clock by the beginning, not by the middle. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `start + Math.floor(room / 2) - child.timestamp`,
  by: `start - child.timestamp`,
})
