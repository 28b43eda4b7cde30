import { defineMutant } from '../../runner/mutant.ts'

/** Looks for lower-case names only. */
export default defineMutant({
  caughtBy: 'takes names in any case, and the first of two',
  replace: `([given]) => given.toLowerCase() === name`,
  by: `([given]) => given === name`,
})
