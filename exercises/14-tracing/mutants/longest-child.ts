import { defineMutant } from '../../runner/mutant.ts'

/** Takes the longest child instead of the one that ended last. */
export default defineMutant({
  caughtBy: 'waits for the last of calls at once',
  replace: `.sort((a, b) => b.end - a.end || a.begin - b.begin)`,
  by: `.sort((a, b) => (b.end - b.begin) - (a.end - a.begin) || a.begin - b.begin)`,
})
