import { defineMutant } from '../../runner/mutant.ts'

/** Switches the region off when nothing is pending, though it still serves some. */
export default defineMutant({
  caughtBy: 'keeps the region running while it still serves someone',
  replace: 'region.home === 0 && region.pending === 0 ?',
  by: 'region.pending === 0 ?',
})
