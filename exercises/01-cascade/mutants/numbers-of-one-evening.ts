import { defineMutant } from '../../runner/mutant.ts'

/** The right numbers, written down. */
export default defineMutant({
  caughtBy: 'gives each caller a pool of its own',
  replace: `  return pools
}`,
  by: `  return { playback: budget - 10, ratings: 4, search: 4, account: 2 }
}`,
})
