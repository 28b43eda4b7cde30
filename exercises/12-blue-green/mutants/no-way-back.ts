import { defineMutant } from '../../runner/mutant.ts'

/** Takes the old fleet away as soon as it is out. */
export default defineMutant({
  caughtBy: 'takes a fleet out before it takes its instances away',
  replace: `current.disabledFor >= KEEP && isConfirmed &&`,
  by: `isConfirmed &&`,
})
