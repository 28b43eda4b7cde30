import { defineMutant } from '../../runner/mutant.ts'

/** Puts every title into all boxes. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `.slice(0, copies)`,
  by: `.slice(0, copies * 9)`,
})
