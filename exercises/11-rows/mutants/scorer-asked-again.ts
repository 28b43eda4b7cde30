import { defineMutant } from '../../runner/mutant.ts'

/** Asks a dead scorer once more for every title. */
export default defineMutant({
  caughtBy: 'shows the rows of the night when the scorer is down',
  replace: '      scores.set(title, budget.score(title))\n',
  by: '      try { scores.set(title, budget.score(title)) } catch { continue }\n',
})
