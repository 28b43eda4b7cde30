import { defineMutant } from '../../runner/mutant.ts'

/** Leaves two hours, and buys what one would have held. */
export default defineMutant({
  caughtBy: 'is never on Spot in the last hour before the deadline',
  replace: 'spot.slice(0, deadline - 1)',
  by: 'spot.slice(0, Math.max(0, deadline - 2))',
})
