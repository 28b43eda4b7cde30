import { defineMutant } from '../../runner/mutant.ts'

/** Shows nothing where nothing is cached. */
export default defineMutant({
  caughtBy: 'shows popular rows when the cache is down',
  replace: '?? cache.popular',
  by: '?? []',
})
