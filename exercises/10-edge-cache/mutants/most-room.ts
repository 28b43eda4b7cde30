import { defineMutant } from '../../runner/mutant.ts'

/** Counts free places, whatever the size of the box. */
export default defineMutant({
  caughtBy: 'leads to the one that is least full, and to the first of equals',
  replace: `a.streams / a.most - b.streams / b.most`,
  by: `(b.most - b.streams) - (a.most - a.streams)`,
})
