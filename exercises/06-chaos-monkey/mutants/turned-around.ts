import { defineMutant } from '../../runner/mutant.ts'

/** Spares where it should kill. */
export default defineMutant({
  caughtBy: 'throws the dice as published: a kill if 1/μ is at least the draw',
  replace: '1 / config.meanDays >= random()',
  by: '1 / config.meanDays < random()',
})
