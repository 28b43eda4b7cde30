import { defineMutant } from '../../runner/mutant.ts'

/** Names a stack without its app: every app has one called prod. */
export default defineMutant({
  caughtBy: 'are made by app, stack or cluster',
  replace: '[instance.app, instance[config.grouping]]',
  by: '[instance[config.grouping]]',
})
