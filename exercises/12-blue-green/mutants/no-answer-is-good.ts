import { defineMutant } from '../../runner/mutant.ts'

/** Takes it for an answer that nobody has asked. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `(health[to].answered ?? 0) >= GOOD`,
  by: `(health[to].answered ?? 1) >= GOOD`,
})
