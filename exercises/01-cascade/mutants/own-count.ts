import { defineMutant } from '../../runner/mutant.ts'

/** Counts what it gives out, and is never told when a thread comes back. */
export default defineMutant({
  caughtBy: 'goes by the pools that it is shown, and keeps no count of its own',
  replace: `export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  const own = pools[request.caller]`,
  by: `const given: Record<string, number> = {}
export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  given[request.caller] = (given[request.caller] ?? 0) + 1
  if (given[request.caller]! > 900)
    return 'reject'
  const own = pools[request.caller]`,
})
