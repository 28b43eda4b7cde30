import { defineMutant } from '../../runner/mutant.ts'

/** Groups by cluster wherever it does not group by app. */
export default defineMutant({
  caughtBy: 'are made by app, stack or cluster',
  replace: 'instance[config.grouping]]',
  by: 'config.grouping === \'app\' ? instance.app : instance.cluster]',
})
