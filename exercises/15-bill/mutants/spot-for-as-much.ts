import { defineMutant } from '../../runner/mutant.ts'

/** Takes Spot where it costs as much. */
export default defineMutant({
  caughtBy: 'is bought on demand where Spot costs as much',
  replace: 'price < onDemand',
  by: 'price <= onDemand',
})
