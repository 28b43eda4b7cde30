import { defineMutant } from '../../runner/mutant.ts'

/** Gives the first criterion the weight that is meant for the last: reads weights by position, from the wrong end. */
export default defineMutant({
  caughtBy: 'weighs each score by how much it matters',
  replace: `weights[criterion]! * scores[criterion]!, 0) / all`,
  by: `weights[criteria.at(-1 - criteria.indexOf(criterion))!]! * scores[criterion]!, 0) / all`,
})
