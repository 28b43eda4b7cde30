import { defineMutant } from '../../runner/mutant.ts'

/** Lets a kill at the very end of the window pass. */
export default defineMutant({
  caughtBy: 'the gap begins at the window’s end, by the clock of that day',
  replace: 'kill.at >= since',
  by: 'kill.at > since',
})
