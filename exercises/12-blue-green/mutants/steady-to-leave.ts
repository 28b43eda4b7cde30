import { defineMutant } from '../../runner/mutant.ts'

/** Wants steady health checks before the other one may go. */
export default defineMutant({
  caughtBy: 'does not heed health checks once a fleet serves',
  replace: `return isConfirmed && target.enabledFor >= CONFIRM`,
  by: `return isConfirmed && health[to].steadyFor >= SETTLE && target.enabledFor >= CONFIRM`,
})
