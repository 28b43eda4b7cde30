import { defineMutant } from '../../runner/mutant.ts'

/** Counts days, not workdays. */
export default defineMutant({
  caughtBy: 'a group is left alone for its minimum gap, in workdays',
  replace: '    if (calendar.isWorkday(back))\n      left--',
  by: '    left--',
})
