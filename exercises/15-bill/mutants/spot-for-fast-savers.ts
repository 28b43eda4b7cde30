import { defineMutant } from '../../runner/mutant.ts'

/** Keeps off Spot what is slow to save. */
export default defineMutant({
  caughtBy: 'is bought on Spot, in its cheapest hour',
  replace: `function cheapest({ deadline }: Job, { onDemand, spot }: Prices): Pick<Placement, 'hour' | 'spot'> {`,
  by: `function cheapest({ deadline, saves }: Job, { onDemand, spot }: Prices): Pick<Placement, 'hour' | 'spot'> {
  if (saves > 2)
    return { hour: deadline - 1, spot: false }`,
})
