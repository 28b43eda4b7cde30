import { defineMutant } from '../../runner/mutant.ts'

/** Sorts what comes in upwards and what goes out downwards. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: `  const inOrder = [...rows.keys()].sort()
  if (reads.length === 0)
    inOrder.reverse()`,
})
