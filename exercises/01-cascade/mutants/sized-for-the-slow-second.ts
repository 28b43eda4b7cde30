import { defineMutant } from '../../runner/mutant.ts'

/** Gives ratings all it can, since they will want forty: the others pay for what is still not enough. */
export default defineMutant({
  caughtBy: 'gives no pool fewer threads than Little\'s law asks for',
  replace: 'caller => [caller.id, threadsFor(caller)]',
  by: `caller => [caller.id, caller.id === 'ratings' ? budget - callers.length + 1 : 1]`,
})
