import { defineMutant } from '../../runner/mutant.ts'

/** Writes debug as a value of x-b3-sampled. */
export default defineMutant({
  caughtBy: 'writes a header a field where it is asked to',
  replace: `    sampled === 'd' ? ['x-b3-flags', '1'] : ['x-b3-sampled', sampled],`,
  by: `    ['x-b3-sampled', sampled],`,
})
