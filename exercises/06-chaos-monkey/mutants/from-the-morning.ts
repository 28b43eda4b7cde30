import { defineMutant } from '../../runner/mutant.ts'

/** Measures the gap from the start of the window: yesterday’s kill blocks today’s. */
export default defineMutant({
  caughtBy: 'a group is left alone for its minimum gap, in workdays',
  replace: 'utc(calendar, back, config.endHour)',
  by: 'utc(calendar, back, config.startHour)',
})
