import { defineMutant } from '../../runner/mutant.ts'

/** Moves a server that is longer than its client. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `room < 0 || isInside ? 0`,
  by: `isInside ? 0`,
})
