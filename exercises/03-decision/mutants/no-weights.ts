import { defineMutant } from '../../runner/mutant.ts'

/** Counts every criterion once, whatever the room cares about. */
export default defineMutant({
  caughtBy: 'weighs each score by how much it matters',
  replace: `weights[criterion]! * scores[criterion]!, 0) / all`,
  by: `scores[criterion]!, 0) / criteria.length`,
})
