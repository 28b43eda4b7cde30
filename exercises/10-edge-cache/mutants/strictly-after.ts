import { defineMutant } from '../../runner/mutant.ts'

/** Passes over a point in the very place of the title. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `at < point ? at + 1`,
  by: `at <= point ? at + 1`,
})
