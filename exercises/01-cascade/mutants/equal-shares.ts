import { defineMutant } from '../../runner/mutant.ts'

/** The same for everyone: fair, and too little for those with more to do. */
export default defineMutant({
  caughtBy: 'serves everyone while all is well (seed 1)',
  replace: 'caller => [caller.id, threadsFor(caller)]',
  by: 'caller => [caller.id, Math.floor(budget / callers.length)]',
})
