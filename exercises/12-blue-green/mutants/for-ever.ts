import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the old fleet, and pays for it, for ever. */
export default defineMutant({
  caughtBy: 'takes a fleet out before it takes its instances away',
  replace: `return isOver ?`,
  by: `return false ?`,
})
