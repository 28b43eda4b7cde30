import { defineMutant } from '../../runner/mutant.ts'

/** Takes the last of equals. */
export default defineMutant({
  caughtBy: 'leads to the one that is least full, and to the first of equals',
  replace: `free.toSorted((a, b)`,
  by: `free.toReversed().sort((a, b)`,
})
