import { defineMutant } from '../../runner/mutant.ts'

/** Acknowledges the offset of this record, not of the next. */
export default defineMutant({
  caughtBy: 'does nothing twice: what was seen is only acknowledged',
  replace: `offset: offset + 1`,
  by: `offset`,
})
