import { defineMutant } from '../../runner/mutant.ts'

/** Counts members, whatever the size of the box. */
export default defineMutant({
  caughtBy: 'leads to the one that is least full, and to the first of equals',
  replace: `a.streams / a.most - b.streams / b.most`,
  by: `a.streams - b.streams`,
})
