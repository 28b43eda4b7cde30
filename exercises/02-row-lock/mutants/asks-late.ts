import { defineMutant } from '../../runner/mutant.ts'

/** Takes the copy, then asks whether the account is open. */
export default defineMutant({
  caughtBy: 'asks all who may say no before it has committed a change',
  replace: '[...parts.filter(isOnlyAsked), ...parts.filter(part => !isOnlyAsked(part))]',
  by: '[...parts.filter(part => !isOnlyAsked(part)), ...parts.filter(isOnlyAsked)]',
})
