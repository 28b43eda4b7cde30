import { defineMutant } from '../../runner/mutant.ts'

/** Turns around at everything that is not good. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `const BAD = 0.95`,
  by: `const BAD = 0.99`,
})
