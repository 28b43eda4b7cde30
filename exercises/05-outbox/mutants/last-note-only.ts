import { defineMutant } from '../../runner/mutant.ts'

/** Looks at the last note only. */
export default defineMutant({
  caughtBy: 'does nothing twice: what was seen is only acknowledged',
  replace: `seen.includes(event.id)`,
  by: `seen.at(-1) === event.id`,
})
