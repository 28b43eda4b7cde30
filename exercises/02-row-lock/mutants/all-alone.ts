import { defineMutant } from '../../runner/mutant.ts'

/** Locks everything for itself alone: right, and readers wait for readers. */
export default defineMutant({
  caughtBy: 'shares with others a row that it only reads',
  replace: `const mode = changed.has(name) ? 'exclusive' : 'shared'`,
  by: `const mode = 'exclusive'`,
})
