import { defineMutant } from '../../runner/mutant.ts'

/** Counts one workday too few. */
export default defineMutant({
  caughtBy: 'a group is left alone for its minimum gap, in workdays',
  replace: 'let left = config.minGap; left > 0',
  by: 'let left = config.minGap; left > 1',
})
