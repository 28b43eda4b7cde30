import { defineMutant } from '../../runner/mutant.ts'

/** Takes a high score for a risk as much of it, though it means little. */
export default defineMutant({
  caughtBy: 'does not give the start-up of five what suited Netflix',
  replace: `weights[criterion]! * scores[criterion]!, 0) / all`,
  by: `weights[criterion]! * (/complexity|overhead|consistency|risk/.test(criterion) ? 5 - scores[criterion]! : scores[criterion]!), 0) / all`,
})
