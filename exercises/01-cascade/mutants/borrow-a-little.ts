import { defineMutant } from '../../runner/mutant.ts'

/** Borrows only from pools that are half empty: slower, and the same end. */
export default defineMutant({
  caughtBy: 'does not borrow: a full pool is full, however empty the others are',
  replace: `request.caller : 'reject'`,
  by: `request.caller : Object.keys(pools).find(id => pools[id]!.busy < pools[id]!.size / 2) ?? 'reject'`,
})
