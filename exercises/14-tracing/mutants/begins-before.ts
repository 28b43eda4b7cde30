import { defineMutant } from '../../runner/mutant.ts'

/** Lets a call begin before its caller. */
export default defineMutant({
  caughtBy: 'cuts off what outlasts its caller',
  replace: `begin: Math.max(begin, from), end`,
  by: `begin, end`,
})
