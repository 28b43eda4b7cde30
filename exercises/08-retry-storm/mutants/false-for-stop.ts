import { defineMutant } from '../../runner/mutant.ts'

/** Returns false, as so many retry callbacks do. */
export default defineMutant({
  caughtBy: 'does not repeat what may not happen twice',
  replace: `if (!call.idempotent) return 'stop'`,
  by: 'if (!call.idempotent) return false as never',
})
