import { defineMutant } from '../../runner/mutant.ts'

/** Counts capacity that has been ordered as if it ran. */
export default defineMutant({
  caughtBy: 'moves nobody onto capacity that has only been ordered',
  replace: 'FULL * host.running - host.demand',
  by: 'FULL * host.limit - host.demand',
})
