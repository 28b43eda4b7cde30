import { defineMutant } from '../../runner/mutant.ts'

/** Counts refusals outside of the run, and after enough of them refuses ratings for good, tomorrow too. */
export default defineMutant({
  caughtBy: 'keeps playback going while the ratings are slow (seed 7)',
  replace: `export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  const own = pools[request.caller]`,
  by: `let refused = 0
export function admit(request: Request, pools: Pools): PoolId | 'reject' {
  const own = pools[request.caller]
  if (request.caller === 'ratings' && (refused > 500 || own?.busy === own?.size) && ++refused)
    return 'reject'`,
})
