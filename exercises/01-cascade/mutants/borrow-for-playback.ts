import { defineMutant } from '../../runner/mutant.ts'

/** Lets the important caller borrow: when playback is the slow one, it takes everyone down. */
export default defineMutant({
  caughtBy: 'does not borrow: a full pool is full, however empty the others are',
  replace: `request.caller : 'reject'`,
  by: `request.caller : request.caller === 'playback' ? Object.keys(pools).find(id => pools[id]!.busy < pools[id]!.size) ?? 'reject' : 'reject'`,
})
