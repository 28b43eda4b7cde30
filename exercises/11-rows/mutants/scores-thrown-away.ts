import { defineMutant } from '../../runner/mutant.ts'

/** Gives up all scores with the first that fails. */
export default defineMutant({
  caughtBy: 'keeps the scores it has when the scorer fails midway',
  replace: '    // Who is silent for one title is silent for the next. What is scored by now stands.',
  by: '    scores.clear()',
})
