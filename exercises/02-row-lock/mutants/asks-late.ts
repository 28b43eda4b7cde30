import { defineMutant } from '../../runner/mutant.ts'

/** Takes the copy, then asks whether the account is open. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: 'writes.length === 0 ? 0 : 1',
  by: 'writes.length === 0 ? 1.5 : 1',
})
