import { defineMutant } from '../../runner/mutant.ts'

/** Takes out only what is too high. */
export default defineMutant({
  caughtBy: 'takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to',
  replace: `value >= first - reach && value <= third + reach`,
  by: `value <= third + reach`,
})
