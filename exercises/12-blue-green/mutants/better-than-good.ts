import { defineMutant } from '../../runner/mutant.ts'

/** Wants more than 99%. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `(health[to].answered ?? 0) >= GOOD`,
  by: `(health[to].answered ?? 0) > GOOD`,
})
