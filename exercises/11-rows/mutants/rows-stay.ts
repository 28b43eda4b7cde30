import { defineMutant } from '../../runner/mutant.ts'

/** Sorts titles, and leaves the rows where the night put them. */
export default defineMutant({
  caughtBy: 'sorts titles and rows by fresh scores when there is time',
  replace: '    .sort((a, b) => best(b) - best(a))',
  by: '    .sort(() => 0)',
})
