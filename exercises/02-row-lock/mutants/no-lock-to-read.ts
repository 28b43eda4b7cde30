import { defineMutant } from '../../runner/mutant.ts'

/** Locks only what it changes: what it has read may be gone by then. */
export default defineMutant({
  caughtBy: 'locks the rows that it reads or changes, and no others',
  replace: '  const rows = byName([...reads, ...writes])',
  by: '  const rows = byName(writes)',
})
