import { defineMutant } from '../../runner/mutant.ts'

/** Takes the later of two hours that cost the same. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: 'usable.indexOf(price)',
  by: 'usable.lastIndexOf(price)',
})
