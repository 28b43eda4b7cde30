import { defineMutant } from '../../runner/mutant.ts'

/** Turns everyone away as soon as one pool is full: the wall is there, and the alarm goes over it. */
export default defineMutant({
  caughtBy: 'lets a caller in though all other pools are full',
  replace: '  return own &&',
  by: `  if (Object.values(pools).some(pool => pool.busy === pool.size))
    return 'reject'
  return own &&`,
})
