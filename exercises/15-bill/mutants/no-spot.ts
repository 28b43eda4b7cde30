import { defineMutant } from '../../runner/mutant.ts'

/** Does not use Spot. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: 'if (price < onDemand)',
  by: 'if (price < 0)',
})
