import { defineMutant } from '../../runner/mutant.ts'

/** Rounds, so that a kill may fall on the very end of the window. */
export default defineMutant({
  caughtBy: 'takes whole minutes from the first of the window, and none from its end on',
  replace: 'Math.floor(random() * minutes)',
  by: 'Math.round(random() * minutes)',
})
