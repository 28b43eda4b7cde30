import { defineMutant } from '../../runner/mutant.ts'

/** Divides by the number of criteria instead of by their weights. */
export default defineMutant({
  caughtBy: 'gives totals on the scale of the scores',
  replace: `scores[criterion]!, 0) / all`,
  by: `scores[criterion]!, 0) / criteria.length`,
})
