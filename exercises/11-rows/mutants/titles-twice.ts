import { defineMutant } from '../../runner/mutant.ts'

/** Lets the genres have again what is picked already. */
export default defineMutant({
  caughtBy: 'then gives each genre its best of the rest',
  replace: 'const rest = best.slice(PER_ROW)',
  by: 'const rest = best',
})
