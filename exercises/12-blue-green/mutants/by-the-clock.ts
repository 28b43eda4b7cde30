import { defineMutant } from '../../runner/mutant.ts'

/** Waits ten seconds and does not look. */
export default defineMutant({
  caughtBy: 'lets the other one go only when the new one is seen to answer',
  replace: `return isConfirmed && target.enabledFor >= CONFIRM`,
  by: `return target.enabledFor >= CONFIRM`,
})
