import { defineMutant } from '../../runner/mutant.ts'

/** Only ever asks what would happen if something mattered more. */
export default defineMutant({
  caughtBy: 'name the weight at which two draw, above today’s',
  replace: `gain < 0 && at > SCALE.min`,
  by: `false`,
})
