import { defineMutant } from '../../runner/mutant.ts'

/** Gives up where the root was lost. */
export default defineMutant({
  caughtBy: 'does without what was never reported',
  replace: `(roots.length > 0 ? roots : loose)`,
  by: `roots`,
})
