import { defineMutant } from '../../runner/mutant.ts'

/** Minds a fall where only a rise is bad: whoever got faster is turned away. */
export default defineMutant({
  caughtBy: 'minds the direction that is bad, and a fall as much as a rise',
  replace: `direction !== 'increase' && shift.high`,
  by: `shift.high`,
})
