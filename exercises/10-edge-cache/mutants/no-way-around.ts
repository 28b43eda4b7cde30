import { defineMutant } from '../../runner/mutant.ts'

/** Forgets that the ring begins again. */
export default defineMutant({
  caughtBy: 'puts a title into the first box on the ring from its point on',
  replace: `at < point ? at + 1 : at`,
  by: `at < point ? 9 - at : at`,
})
