import { defineMutant } from '../../runner/mutant.ts'

/** Trusts Spot in the last hour. */
export default defineMutant({
  caughtBy: 'is never on Spot in the last hour before the deadline',
  replace: 'spot.slice(0, deadline - 1)',
  by: 'spot.slice(0, deadline)',
})
