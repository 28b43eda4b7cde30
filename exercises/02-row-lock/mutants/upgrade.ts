import { defineMutant } from '../../runner/mutant.ts'

/** Shares what it reads first, and asks for more when it comes to change it. */
export default defineMutant({
  caughtBy: 'takes for itself alone, from the first lock on, a row that it will change',
  replace: `const mode = changed.has(name) ? 'exclusive' : 'shared'`,
  by: `const mode = reads.some(read => nameOf(read) === name) ? 'shared' : 'exclusive'`,
})
