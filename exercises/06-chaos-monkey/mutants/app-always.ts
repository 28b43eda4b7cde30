import { defineMutant } from '../../runner/mutant.ts'

/** Groups by app, whatever is asked for. */
export default defineMutant({
  caughtBy: 'are made by app, stack or cluster',
  replace: 'instance[config.grouping]]',
  by: 'config.grouping === \'stack\' ? instance.stack : instance.app]',
})
