import { defineMutant } from '../../runner/mutant.ts'

/** Ends the night at the first title that does not fit. */
export default defineMutant({
  caughtBy: 'counts what is there already as room, and not as writing',
  replace: `        continue // something smaller may still fit`,
  by: `        return plan`,
})
