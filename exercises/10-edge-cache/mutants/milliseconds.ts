import { defineMutant } from '../../runner/mutant.ts'

/** Takes milliseconds for seconds. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `(to - from) / 1000`,
  by: `to - from`,
})
