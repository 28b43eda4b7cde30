import { defineMutant } from '../../runner/mutant.ts'

/** Begins at nine, whatever the config says. */
export default defineMutant({
  caughtBy: 'takes whole minutes from the first of the window, and none from its end on',
  replace: 'utc(calendar, day, config.startHour)',
  by: 'utc(calendar, day, 9)',
})
