import { defineMutant } from '../../runner/mutant.ts'

/** Compares Spot with the price of a reservation. */
export default defineMutant({
  caughtBy: 'takes what is reserved for paid, whatever it cost',
  replace: 'Math.min(idle[hour]!, left)',
  by: 'prices.spot[hour]! < prices.reserved ? 0 : Math.min(idle[hour]!, left)',
})
