import type { Caller, PoolId, Pools, Request } from '../../sim/cascade/index.ts'

// TODO: Build walls into this pool, so that a slow caller runs out of its own threads only.

/**
 * Divides the threads of the process into pools.
 * @param budget threads in all
 * @param callers who need them: `id`, `callsPerSecond`, `heldFor` (ms for which a call has one)
 * @returns threads by pool; they add up to the budget
 */
export function partition(
  budget: number,
  _callers: readonly Caller[],
): Record<PoolId, number> {
  return { shared: budget }
}

/**
 * Gives a request a thread of a pool, or turns it away at once.
 * @param request when it came (`t`) and from whom (`caller`)
 * @param pools by name: how many threads each has (`size`), and how many are in use (`busy`)
 */
export function admit(_request: Request, pools: Pools): PoolId | 'reject' {
  const shared = pools.shared
  return shared && shared.busy < shared.size ? 'shared' : 'reject'
}
