import { defineMutant } from '../../runner/mutant.ts'

/** Shares in proportion to the load: the small pools have no room for two at a time. */
export default defineMutant({
  caughtBy: 'serves everyone while all is well (seed 1)',
  replace: 'caller => [caller.id, threadsFor(caller)]',
  by: 'caller => [caller.id, Math.max(1, Math.round(budget * caller.callsPerSecond * caller.heldFor / callers.reduce((sum, c) => sum + c.callsPerSecond * c.heldFor, 0)))]',
})
