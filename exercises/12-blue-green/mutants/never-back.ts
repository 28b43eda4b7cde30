import { defineMutant } from '../../runner/mutant.ts'

/** Goes back only when asked. */
export default defineMutant({
  caughtBy: 'is taken when members of the new version are not answered',
  replace: `const isBad = fleets.green.enabled && (health.green.answered ?? 1) < BAD`,
  by: `const isBad = false`,
})
