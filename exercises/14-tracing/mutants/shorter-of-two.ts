import { defineMutant } from '../../runner/mutant.ts'

/** Of two that end together takes the shorter. */
export default defineMutant({
  caughtBy: 'waits for the last of calls at once',
  replace: `|| a.begin - b.begin)`,
  by: `|| b.begin - a.begin)`,
})
