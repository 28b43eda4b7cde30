import { defineMutant } from '../../runner/mutant.ts'

/** Gives the way back up by the clock alone. */
export default defineMutant({
  caughtBy: 'takes a fleet out before it takes its instances away',
  replace: `current.disabledFor >= KEEP && isConfirmed && health`,
  by: `current.disabledFor >= KEEP && health`,
})
