import { defineMutant } from '../../runner/mutant.ts'

/** Cleans the new build’s values and leaves the old one’s as they are. */
export default defineMutant({
  caughtBy: 'takes out what lies more than three quartile ranges beyond the quartiles, where it is asked to',
  replace: `[clean(control, config), clean(experiment, config)]`,
  by: `[clean(control, { ...config, outliers: 'keep' }), clean(experiment, config)]`,
})
