import { defineMutant } from '../../runner/mutant.ts'

/** Takes the earliest span for the root. */
export default defineMutant({
  caughtBy: 'does without what was never reported',
  replace: `(roots.length > 0 ? roots : loose)`,
  by: `[...loose]`,
})
