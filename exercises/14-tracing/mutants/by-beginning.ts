import { defineMutant } from '../../runner/mutant.ts'

/** Goes through the children by when they began. */
export default defineMutant({
  caughtBy: 'waits for the last of calls at once',
  replace: `.sort((a, b) => b.end - a.end || a.begin - b.begin)`,
  by: `.sort((a, b) => b.begin - a.begin)`,
})
