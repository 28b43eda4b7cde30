import { defineMutant } from '../../runner/mutant.ts'

/** Takes the interval of 95% that everybody knows. */
export default defineMutant({
  caughtBy: 'holds with 98%, both sides together, and with the correction of half a pair',
  replace: `const Z = 2.326348`,
  by: `const Z = 1.959964`,
})
