import { defineMutant } from '../../runner/mutant.ts'

/** Wants more than ten seconds of health. */
export default defineMutant({
  caughtBy: 'lets a fleet in only when all of it has been healthy for ten seconds',
  replace: `steadyFor >= SETTLE`,
  by: `steadyFor > SETTLE`,
})
