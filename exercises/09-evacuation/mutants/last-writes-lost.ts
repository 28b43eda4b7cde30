import { defineMutant } from '../../runner/mutant.ts'

/** Switches the region off as soon as it is empty: what it alone knows is gone. */
export default defineMutant({
  caughtBy: 'keeps the region running until its last write is safe',
  replace: 'region.home === 0 && region.pending === 0 ?',
  by: 'region.home === 0 ?',
})
