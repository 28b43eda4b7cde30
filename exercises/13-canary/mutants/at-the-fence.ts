import { defineMutant } from '../../runner/mutant.ts'

/** Takes out what lies just at the fence. */
export default defineMutant({
  caughtBy: 'draws quartiles out between two values, and keeps what lies at the fence',
  replace: `value >= first - reach && value <= third + reach`,
  by: `value > first - reach && value < third + reach`,
})
