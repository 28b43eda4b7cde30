import { defineMutant } from '../../runner/mutant.ts'

/** Has the notes and does not look at them. */
export default defineMutant({
  caughtBy: 'does nothing twice: what was seen is only acknowledged',
  replace: `if (seen.includes(event.id))`,
  by: `if (seen.length < 0)`,
})
