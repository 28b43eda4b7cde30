import { defineMutant } from '../../runner/mutant.ts'

/** Buys without a look at what is idle. */
export default defineMutant({
  caughtBy: 'borrows what is reserved and idle before it buys anything',
  replace: 'Math.max(0, reserved - members)',
  by: '0 * reserved * members',
})
