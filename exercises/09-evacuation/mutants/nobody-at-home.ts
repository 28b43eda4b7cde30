import { defineMutant } from '../../runner/mutant.ts'

/** Forgets those who stay: the shares do not sum to 1. */
export default defineMutant({
  caughtBy: 'leaves nobody out: what is left of a region\'s members stays there',
  replace: '[region.name]: 1 - sum(away),',
  by: '[region.name]: 0,',
})
