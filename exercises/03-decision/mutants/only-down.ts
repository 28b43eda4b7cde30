import { defineMutant } from '../../runner/mutant.ts'

/** Only ever asks what would happen if something mattered less. */
export default defineMutant({
  caughtBy: 'name the weight at which two draw, above today’s',
  replace: `gain > 0 ? at < SCALE.max : gain`,
  by: `gain > 0 ? false : gain`,
})
