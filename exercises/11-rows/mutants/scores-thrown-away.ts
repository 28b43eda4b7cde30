import { defineMutant } from '../../runner/mutant.ts'

/** Gives up all scores with the first that fails. */
export default defineMutant({
  caughtBy: 'keeps the scores it has when the scorer fails midway',
  replace: '    // Who does not answer once will not answer for the next title. What is scored by now stands.',
  by: '    scores.clear()',
})
