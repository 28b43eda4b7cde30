import { defineMutant } from '../../runner/mutant.ts'

/** Gives equal scores an order of their own, so that tiles move without a reason. */
export default defineMutant({
  caughtBy: 'keeps equal scores in the order of the night',
  replace: 'value(b) - value(a))',
  by: 'value(b) - value(a) || (a < b ? -1 : 1))',
})
