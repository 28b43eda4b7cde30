import { defineMutant } from '../../runner/mutant.ts'

/** Lets the fleet in as soon as it was asked for. */
export default defineMutant({
  caughtBy: 'lets a fleet in only when all of it has been healthy for ten seconds',
  replace: `health[to].steadyFor >= SETTLE ? { do: 'enable', fleet: to } : 'wait'`,
  by: `{ do: 'enable', fleet: to }`,
})
