import { defineMutant } from '../../runner/mutant.ts'

/** Does not take whole minutes. */
export default defineMutant({
  caughtBy: 'takes whole minutes from the first of the window, and none from its end on',
  replace: 'Math.floor(random() * minutes)',
  by: 'random() * minutes',
})
