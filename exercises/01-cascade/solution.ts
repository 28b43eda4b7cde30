import type { Caller, PoolId, Pools, Request } from '../../sim/cascade/index.ts'

// #region threads
/** Standard deviations of room above the mean: so few requests find their pool full that nobody notices. */
const ROOM = 3

/**
 * Threads that a caller needs on a good day. Little's law gives how many are busy on average; requests come in
 * bunches, so at times there are more: the number is spread like Poisson's, about √L to either side. A small pool
 * needs more room for its size than a large one, which is why shares in proportion to L starve the small.
 */
function threadsFor({ callsPerSecond, heldFor }: Caller): number {
  const busy = callsPerSecond * heldFor / 1000
  return Math.ceil(busy + ROOM * Math.sqrt(busy))
}
// #endregion

// #region partition
export function partition(budget: number, callers: readonly Caller[]): Record<PoolId, number> {
  const pools = Object.fromEntries(callers.map(caller => [caller.id, threadsFor(caller)]))
  const needed = Object.values(pools).reduce((sum, size) => sum + size, 0)
  // A thread in no pool helps nobody. The largest pool has the highest peaks.
  const [largest] = Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!)
  pools[largest!]! += budget - needed
  return pools
}
// #endregion

// #region admit
export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  const own = pools[request.caller]
  // Full means no, and at once: a thread borrowed next door comes back a second later, or not in time for its owner.
  return own && own.busy < own.size ? request.caller : 'reject'
}
// #endregion
