import { defineMutant } from '../../runner/mutant.ts'

/** Goes by health checks where members are the better witness. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `(health[to].answered ?? 0) >= GOOD`,
  by: `health[to].healthy >= state.needed`,
})
