import { defineMutant } from '../../runner/mutant.ts'

/** Takes one difference for noise. */
export default defineMutant({
  caughtBy: 'is taken back in the second in which members may see a difference',
  replace: `if (differed > 0) {`,
  by: `if (differed > 1) {`,
})
