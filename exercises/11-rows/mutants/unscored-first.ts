import { defineMutant } from '../../runner/mutant.ts'

/** Puts titles that have no score before those that have one. */
export default defineMutant({
  caughtBy: 'stops before the score that would be late',
  replace: 'scores.get(title) ?? -1\n',
  by: 'scores.get(title) ?? 1000\n',
})
