import { defineMutant } from '../../runner/mutant.ts'

/** Takes 98% on each side instead of both together. */
export default defineMutant({
  caughtBy: 'holds with 98%, both sides together, and with the correction of half a pair',
  replace: `const Z = 2.326348`,
  by: `const Z = 2.053749`,
})
