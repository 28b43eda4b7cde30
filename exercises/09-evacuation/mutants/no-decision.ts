import { defineMutant } from '../../runner/mutant.ts'

/** Evacuates at the first sign: every hiccup moves a third of the members. */
export default defineMutant({
  caughtBy: 'moves nobody for two minutes of trouble',
  replace: 'const DECIDE = 3 * MINUTE',
  by: 'const DECIDE = 0',
})
