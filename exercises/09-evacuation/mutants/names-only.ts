import { defineMutant } from '../../runner/mutant.ts'

/** Changes where members go and leaves capacity to the autoscalers, which need half an hour. */
export default defineMutant({
  caughtBy: 'makes room in the others once a region has been ill for 3 minutes',
  replace: '{ ...roomIn(hosts, region), ...ownScale(region, sick !== undefined) }',
  by: 'ownScale(region, sick !== undefined)',
})
