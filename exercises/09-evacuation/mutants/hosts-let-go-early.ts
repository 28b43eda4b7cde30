import { defineMutant } from '../../runner/mutant.ts'

/** Lets the hosts shrink once the region is empty, with all its members still there. */
export default defineMutant({
  caughtBy: 'empties the east within 7 minutes and drowns nobody (seed 1)',
  replace: '...roomIn(hosts, region), ...ownScale',
  by: '...(region.home > 0 || !sick ? roomIn(hosts, region) : {}), ...ownScale',
})
