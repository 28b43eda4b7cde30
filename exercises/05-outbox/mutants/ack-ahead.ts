import { defineMutant } from '../../runner/mutant.ts'

/** Acknowledges one too many: a record is skipped. */
export default defineMutant({
  caughtBy: 'does nothing twice: what was seen is only acknowledged',
  replace: `offset: offset + 1`,
  by: `offset: offset + 2`,
})
