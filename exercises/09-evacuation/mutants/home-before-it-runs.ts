import { defineMutant } from '../../runner/mutant.ts'

/** Brings everyone home to a region that has not started. */
export default defineMutant({
  caughtBy: 'starts the region before anyone comes home',
  replace: 'return Math.min(1 - region.home, Math.max(0, 1 - FULL * region.running / region.demand))',
  by: 'return 0',
})
