import { defineMutant } from '../../runner/mutant.ts'

/** Lets the page fail with the cache. */
export default defineMutant({
  caughtBy: 'shows popular rows when the cache is down',
  replace: '    return undefined\n',
  by: '    return cache.read(member.id)\n',
})
