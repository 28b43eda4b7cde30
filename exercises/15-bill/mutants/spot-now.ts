import { defineMutant } from '../../runner/mutant.ts'

/** Takes Spot at once, whatever it costs later. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: 'hour: usable.indexOf(price)',
  by: 'hour: 0',
})
