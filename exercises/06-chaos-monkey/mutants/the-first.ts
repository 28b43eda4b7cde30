import { defineMutant } from '../../runner/mutant.ts'

/** Always takes the first. */
export default defineMutant({
  caughtBy: 'one of the group is taken, each as likely',
  replace: 'Math.floor(random() * instances.length)',
  by: '0 * random()',
})
