import { defineMutant } from '../../runner/mutant.ts'

/** Knows the window by heart. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `(to - from) / 1000`,
  by: `12 * 3600`,
})
