import { defineMutant } from '../../runner/mutant.ts'

/** Looks at the last kill of the list, which need not be the latest. */
export default defineMutant({
  caughtBy: 'a group is left alone for its minimum gap, in workdays',
  replace: 'kills.some(kill',
  by: 'kills.slice(-1).some(kill',
})
