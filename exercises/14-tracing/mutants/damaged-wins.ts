import { defineMutant } from '../../runner/mutant.ts'

/** Lets a single header win that nobody can read. */
export default defineMutant({
  caughtBy: 'reads the other form where the single header cannot be read',
  replace: `  // No single header, or one that nobody can read.`,
  by: `  if (get('b3') !== undefined)
    return {}`,
})
