import { defineMutant } from '../../runner/mutant.ts'

/** Minds both directions, whichever is bad. */
export default defineMutant({
  caughtBy: 'minds the direction that is bad, and a fall as much as a rise',
  replace: `direction !== 'decrease' && shift.low`,
  by: `shift.low`,
})
