import { defineMutant } from '../../runner/mutant.ts'

/** Lets the page fail with the scorer. */
export default defineMutant({
  caughtBy: 'shows the rows of the night when the scorer is down',
  replace: '    // Who is silent for one title is silent for the next. What is scored by now stands.',
  by: '    budget.score(rows[0]!.titles[0]!)',
})
