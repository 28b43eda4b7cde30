import { defineMutant } from '../../runner/mutant.ts'

/** Measures the gap from midnight on. */
export default defineMutant({
  caughtBy: 'the gap begins at the window’s end, by the clock of that day',
  replace: 'utc(calendar, back, config.endHour)',
  by: 'utc(calendar, back, 24)',
})
