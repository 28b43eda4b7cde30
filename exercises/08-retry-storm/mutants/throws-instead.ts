import { defineMutant } from '../../runner/mutant.ts'

/** Throws where it should stop: the caller gets an error that is not its own. */
export default defineMutant({
  caughtBy: 'does not repeat what may not happen twice',
  replace: `if (!call.idempotent) return 'stop'`,
  by: `if (!call.idempotent) throw new Error('not idempotent')`,
})
