import { defineMutant } from '../../runner/mutant.ts'

/** Takes the nearest point, in whichever direction. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `at < point ? at + 1 : at`,
  by: `Math.abs(at - point)`,
})
