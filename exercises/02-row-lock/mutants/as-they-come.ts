import { defineMutant } from '../../runner/mutant.ts'

/** Takes the databases in the order in which the transaction comes to them. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: '  return parts.sort((a, b) => turn(a) - turn(b)).flatMap(transaction)',
  by: '  return parts.sort((a, b) => Number(b.writes.length > 0) - Number(a.writes.length > 0) || turn(a) - turn(b)).flatMap(transaction)',
})
