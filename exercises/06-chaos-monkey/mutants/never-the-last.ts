import { defineMutant } from '../../runner/mutant.ts'

/** Never takes the last. */
export default defineMutant({
  caughtBy: 'one of the group is taken, each as likely',
  replace: 'random() * instances.length',
  by: 'random() * (instances.length - 1)',
})
