import { defineMutant } from '../../runner/mutant.ts'

/** Goes around the ring the wrong way. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `.sort((a, b) => a.ahead - b.ahead)`,
  by: `.sort((a, b) => b.ahead - a.ahead)`,
})
