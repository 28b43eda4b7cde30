import { defineMutant } from '../../runner/mutant.ts'

/** Adds critical metrics up like any other. */
export default defineMutant({
  caughtBy: 'are worth nothing when a critical one does not pass',
  replace: `isCritical || silent.length`,
  by: `silent.length`,
})
