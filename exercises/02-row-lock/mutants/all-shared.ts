import { defineMutant } from '../../runner/mutant.ts'

/** Shares every lock: who then changes a row needs more than it has, and so does the other. */
export default defineMutant({
  caughtBy: 'takes for itself alone, from the first lock on, a row that it will change',
  replace: `const mode = changed.has(name) ? 'exclusive' : 'shared'`,
  by: `const mode = 'shared'`,
})
