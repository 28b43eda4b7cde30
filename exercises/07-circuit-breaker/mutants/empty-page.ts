import { defineMutant } from '../../runner/mutant.ts'

/** Falls back to nothing where nothing is cached. */
export default defineMutant({
  caughtBy: 'shows popular rows to a member of whom nothing is kept',
  replace: 'return cached ?? popular',
  by: 'return cached ?? []',
})
