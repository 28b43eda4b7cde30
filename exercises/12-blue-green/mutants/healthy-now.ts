import { defineMutant } from '../../runner/mutant.ts'

/** Lets it in as soon as all of it is healthy, for however short a time. */
export default defineMutant({
  caughtBy: 'lets a fleet in only when all of it has been healthy for ten seconds',
  replace: `health[to].steadyFor >= SETTLE`,
  by: `health[to].healthy >= state.needed`,
})
