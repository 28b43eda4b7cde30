import { defineMutant } from '../../runner/mutant.ts'

/** Gives a group without data nothing. */
export default defineMutant({
  caughtBy: 'leave out what has no data, and say nothing once that is half of them',
  replace: `told.length === 0 ? 1`,
  by: `told.length === 0 ? 0`,
})
