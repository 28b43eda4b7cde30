import { defineMutant } from '../../runner/mutant.ts'

/** Has a default: whoever is unknown goes into the largest pool. */
export default defineMutant({
  caughtBy: 'turns away a caller who has no pool',
  replace: 'const own = pools[request.caller]',
  by: `const own = pools[request.caller] ?? pools.playback
  if (own && !pools[request.caller])
    return 'playback'`,
})
