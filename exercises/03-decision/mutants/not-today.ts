import { defineMutant } from '../../runner/mutant.ts'

/** Overlooks that a draw today is the nearest flip there is. */
export default defineMutant({
  caughtBy: 'are at today’s weight where two draw already',
  replace: `gain > 0 ? at < SCALE.max :`,
  by: `at === today ? false : gain > 0 ? at < SCALE.max :`,
})
