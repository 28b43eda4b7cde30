import { defineMutant } from '../../runner/mutant.ts'

/** Borrows where there is room. It helps until the ratings have borrowed everything. */
export default defineMutant({
  caughtBy: 'does not borrow: a full pool is full, however empty the others are',
  replace: `request.caller : 'reject'`,
  by: `request.caller : Object.keys(pools).find(id => pools[id]!.busy < pools[id]!.size) ?? 'reject'`,
})
