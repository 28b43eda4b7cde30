import { defineMutant } from '../../runner/mutant.ts'

/** Sorts by the length of the name: film-9 before film-12, and two of one length as they come. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: '  const inOrder = [...rows.keys()].sort((a, b) => a.length - b.length)',
})
