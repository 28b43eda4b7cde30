import { defineMutant } from '../../runner/mutant.ts'

/** Throws the dice once a day: all groups, or none. */
export default defineMutant({
  caughtBy: 'meets its mean over 2,000 days, each group and each moment drawn by itself (seed 1)',
  replace: '  return groups\n    .filter(() => 1 / config.meanDays >= random())',
  by: '  const draw = random()\n  return groups\n    .filter(() => 1 / config.meanDays >= draw)',
})
