import { defineMutant } from '../../runner/mutant.ts'

/** Takes gigabits for gigabytes. */
export default defineMutant({
  caughtBy: 'writes no more than the rate brings in while the window is open',
  replace: `rate / 8 * seconds`,
  by: `rate * seconds`,
})
