import { defineMutant } from '../../runner/mutant.ts'

/** Takes the old fleet out as soon as the new one is in. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `isConfirmed && target.enabledFor >= CONFIRM`,
  by: `true`,
})
