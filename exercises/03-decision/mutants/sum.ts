import { defineMutant } from '../../runner/mutant.ts'

/** Adds up and does not divide: right order, but no scale. */
export default defineMutant({
  caughtBy: 'gives totals on the scale of the scores',
  replace: `scores[criterion]!, 0) / all`,
  by: `scores[criterion]!, 0)`,
})
