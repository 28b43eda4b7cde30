import { defineMutant } from '../../runner/mutant.ts'

/** Rounds to the steps of a slider: at that weight nobody draws. */
export default defineMutant({
  caughtBy: 'name the weight at which two draw, above today’s',
  replace: `return nearest && { criterion, at: nearest.at`,
  by: `return nearest && { criterion, at: Math.round(nearest.at)`,
})
