import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the genres by name: tidy, and the same for everyone. */
export default defineMutant({
  caughtBy: 'then gives each genre its best of the rest',
  replace: '[...new Set(rest.map(title => title.genre))]',
  by: '[...new Set(rest.map(title => title.genre))].sort()',
})
