import { defineMutant } from '../../runner/mutant.ts'

/** Takes three o’clock for the end, whatever the config says. */
export default defineMutant({
  caughtBy: 'the gap begins at the window’s end, by the clock of that day',
  replace: 'utc(calendar, back, config.endHour)',
  by: 'utc(calendar, back, 15)',
})
