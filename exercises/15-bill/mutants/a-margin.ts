import { defineMutant } from '../../runner/mutant.ts'

/** Leaves a tenth of what is idle, to be safe. */
export default defineMutant({
  caughtBy: 'borrows what is reserved and idle before it buys anything',
  replace: 'Math.max(0, reserved - members)',
  by: 'Math.max(0, 0.9 * reserved - members)',
})
