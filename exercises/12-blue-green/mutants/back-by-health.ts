import { defineMutant } from '../../runner/mutant.ts'

/** Goes back when a health check fails. */
export default defineMutant({
  caughtBy: 'does not heed health checks once a fleet serves',
  replace: `const isBad = fleets.green.enabled && (health.green.answered ?? 1) < BAD`,
  by: `const isBad = fleets.green.enabled && (health.green.healthy === 0 || (health.green.answered ?? 1) < BAD)`,
})
