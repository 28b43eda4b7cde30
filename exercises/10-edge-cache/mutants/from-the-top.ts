import { defineMutant } from '../../runner/mutant.ts'

/** Begins at the top of the ring, wherever the title stands. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `ahead: at < point ? at + 1 : at`,
  by: `ahead: at`,
})
