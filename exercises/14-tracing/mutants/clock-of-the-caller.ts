import { defineMutant } from '../../runner/mutant.ts'

/** Moves the next host with the one that was off. */
export default defineMutant({
  caughtBy: 'sets a clock right that is off',
  replace: `room < 0 || isInside ? 0 :`,
  by: `room < 0 || isInside ? clock :`,
})
