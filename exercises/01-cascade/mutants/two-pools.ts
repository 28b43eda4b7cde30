import { defineMutant } from '../../runner/mutant.ts'

/** One wall only: playback on one side, everyone else together on the other. */
export default defineMutant({
  caughtBy: 'gives each caller a pool of its own',
  replace: `  return pools
}`,
  by: `  return { playback: pools.playback!, others: budget - pools.playback! }
}`,
})
