import { defineMutant } from '../../runner/mutant.ts'

/** Does not wait for what is under way. */
export default defineMutant({
  caughtBy: 'takes a fleet out before it takes its instances away',
  replace: `isConfirmed && health[from].inFlight === 0`,
  by: `isConfirmed`,
})
