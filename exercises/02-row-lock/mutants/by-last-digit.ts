import { defineMutant } from '../../runner/mutant.ts'

/** Sorts by the last digit of the film: two films that share it stay as they stand in the basket. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: '  const inOrder = [...rows.keys()].sort((a, b) => a.at(-1)!.localeCompare(b.at(-1)!))',
})
