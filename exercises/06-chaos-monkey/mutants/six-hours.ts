import { defineMutant } from '../../runner/mutant.ts'

/** Takes the window for six hours, whatever the config says. */
export default defineMutant({
  caughtBy: 'takes whole minutes from the first of the window, and none from its end on',
  replace: '(config.endHour - config.startHour) * 60',
  by: '360',
})
