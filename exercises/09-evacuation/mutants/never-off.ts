import { defineMutant } from '../../runner/mutant.ts'

/** Leaves the empty region running. */
export default defineMutant({
  caughtBy: 'switches the region off once it is empty and its last write is safe',
  replace: '? { [region.name]: 0 } : {}',
  by: '? {} : {}',
})
