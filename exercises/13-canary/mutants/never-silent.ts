import { defineMutant } from '../../runner/mutant.ts'

/** Scores what is left, however little. */
export default defineMutant({
  caughtBy: 'leave out what has no data, and say nothing once that is half of them',
  replace: ` || silent.length >= results.length / 2`,
  by: ``,
})
