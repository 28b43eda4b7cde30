import { defineMutant } from '../../runner/mutant.ts'

/** Takes the databases in the order in which the transaction comes to them. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: '  return inTurn.flatMap(transaction)',
  by: '  return parts.flatMap(transaction)',
})
