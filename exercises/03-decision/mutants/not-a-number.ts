import { defineMutant } from '../../runner/mutant.ts'

/** Divides by nothing when nothing matters. */
export default defineMutant({
  caughtBy: 'gives everybody 0 when nothing matters',
  replace: `return all === 0 ? 0 : criteria`,
  by: `return criteria`,
})
