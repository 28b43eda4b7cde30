import { defineMutant } from '../../runner/mutant.ts'

/** Sorts the rows that it reads, and after them the others: two orders, not one. */
export default defineMutant({
  caughtBy: 'takes its locks in one order, whatever the order of the basket',
  replace: '  const inOrder = [...rows.keys()].sort()',
  by: `  const asked = new Set(reads.map(nameOf))
  const inOrder = [...[...rows.keys()].filter(name => asked.has(name)).sort(), ...[...rows.keys()].filter(name => !asked.has(name)).sort()]`,
})
