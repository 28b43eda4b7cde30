import { defineMutant } from '../../runner/mutant.ts'

/** Takes the locks as they stand in the basket. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: '  const inOrder = [...rows.keys()]',
})
