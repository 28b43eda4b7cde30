import type { Caller, PoolId, Pools, Request } from '../../sim/cascade/index.ts'

/**
 * Threads that a caller needs on a good day. Little's law gives how many are busy on average; requests come in
 * bunches, so at times there are more: the number is spread like Poisson's, about √L to either side, and with three
 * times that as room hardly a request finds its pool full. A small pool needs more room for its size than a large
 * one, which is why shares in proportion to L starve the small.
 */
// #region threads
function threadsFor({ callsPerSecond, heldFor }: Caller): number {
  const busy = callsPerSecond * heldFor / 1000
  const room = 3 * Math.sqrt(busy)
  return Math.ceil(busy + room)
}
// #endregion

export function partition(budget: number, callers: readonly Caller[]): Record<PoolId, number> {
  const pools = Object.fromEntries(callers.map(caller => [caller.id, threadsFor(caller)]))
  const needed = Object.values(pools).reduce((sum, size) => sum + size, 0)
  // A thread in no pool helps nobody. The largest pool has the highest peaks.
  const [largest] = Object.keys(pools).toSorted((a, b) => pools[b]! - pools[a]!)
  pools[largest!]! += budget - needed
  return pools
}

// #region admit
export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  const own = pools[request.caller]
  // Full means no, at once: a thread borrowed next door comes back a second later.
  return own && own.busy < own.size ? request.caller : 'reject'
}
// #endregion
