import { defineMutant } from '../../runner/mutant.ts'

/** Sends all to the first box on the ring. */
export default defineMutant({
  caughtBy: 'leads to the one that is least full, and to the first of equals',
  replace: `free.toSorted((a, b) => a.streams / a.most - b.streams / b.most)[0]!.id`,
  by: `free[0]!.id`,
})
