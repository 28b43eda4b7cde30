import { defineMutant } from '../../runner/mutant.ts'

/** Of equals takes the last by name. */
export default defineMutant({
  caughtBy: 'stops at k, and where nothing is left',
  replace: `a.service < b.service ? -1 : 1`,
  by: `a.service < b.service ? 1 : -1`,
})
