import { defineMutant } from '../../runner/mutant.ts'

/** Measures a Friday by the Monday’s clock. */
export default defineMutant({
  caughtBy: 'the gap begins at the window’s end, by the clock of that day',
  replace: 'utc(calendar, back, config.endHour)',
  by: 'utc(calendar, day, config.endHour - 24 * (day - back))',
})
