import { defineMutant } from '../../runner/mutant.ts'

/** Calls every miss one of content. */
export default defineMutant({
  caughtBy: 'tells the misses apart',
  replace: `return well.length === 0 ? 'health' : 'other'`,
  by: `return 'content'`,
})
