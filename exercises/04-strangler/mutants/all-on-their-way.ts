import { defineMutant } from '../../runner/mutant.ts'

/** Begins a duty each second, whatever is on its way. */
export default defineMutant({
  caughtBy: 'begins when no other is on its way, and in order',
  replace: `if (next && !isOneOnItsWay)`,
  by: `if (next)`,
})
