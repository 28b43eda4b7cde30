import { defineMutant } from '../../runner/mutant.ts'

/** Sends everyone to their own pool, full or not, to wait there. */
export default defineMutant({
  caughtBy: 'turns away at once whoever finds every pool full',
  replace: 'own && own.busy < own.size ?',
  by: 'own ?',
})
