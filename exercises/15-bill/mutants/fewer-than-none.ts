import { defineMutant } from '../../runner/mutant.ts'

/** Counts what members need beyond the reservation as idle below 0. */
export default defineMutant({
  caughtBy: 'lends nothing where members need more than is reserved',
  replace: 'Math.max(0, reserved - members)',
  by: 'reserved - members',
})
