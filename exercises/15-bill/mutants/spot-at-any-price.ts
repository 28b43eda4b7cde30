import { defineMutant } from '../../runner/mutant.ts'

/** Pays more for Spot than for what nobody takes back. */
export default defineMutant({
  caughtBy: 'is bought on demand where Spot costs more, as late as it can be',
  replace: 'if (price < onDemand)',
  by: 'if (usable.length > 0)',
})
