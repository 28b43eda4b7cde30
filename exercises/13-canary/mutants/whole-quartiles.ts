import { defineMutant } from '../../runner/mutant.ts'

/** Takes for a quartile the value below it. */
export default defineMutant({
  caughtBy: 'draws quartiles out between two values, and keeps what lies at the fence',
  replace: `[quantile(inOrder, 0.25), quantile(inOrder, 0.75)]`,
  by: `[inOrder[Math.floor(0.25 * (inOrder.length - 1))]!, inOrder[Math.floor(0.75 * (inOrder.length - 1))]!]`,
})
