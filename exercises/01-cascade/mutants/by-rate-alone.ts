import { defineMutant } from '../../runner/mutant.ts'

/** Divides by how often a caller asks, and forgets for how long it holds the thread. */
export default defineMutant({
  caughtBy: 'serves everyone while all is well (seed 1)',
  replace: 'caller => [caller.id, threadsFor(caller)]',
  by: 'caller => [caller.id, Math.max(1, Math.floor(budget * caller.callsPerSecond / callers.reduce((sum, c) => sum + c.callsPerSecond, 0)))]',
})
