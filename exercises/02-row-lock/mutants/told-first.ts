import { defineMutant } from '../../runner/mutant.ts'

/** Tells the charts first: they count orders that never were. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: '  return inTurn.flatMap(transaction)',
  by: '  return inTurn.reverse().flatMap(transaction)',
})
