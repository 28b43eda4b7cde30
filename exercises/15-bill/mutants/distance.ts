import { defineMutant } from '../../runner/mutant.ts'

/** Takes what is missing for idle. */
export default defineMutant({
  caughtBy: 'lends nothing where members need more than is reserved',
  replace: 'Math.max(0, reserved - members)',
  by: 'Math.abs(reserved - members)',
})
