import { defineMutant } from '../../runner/mutant.ts'

/** Calls a draw at the top of the scale a flip. */
export default defineMutant({
  caughtBy: 'ask for room: a draw at the very end of the scale turns nothing',
  replace: `at < SCALE.max :`,
  by: `at <= SCALE.max :`,
})
