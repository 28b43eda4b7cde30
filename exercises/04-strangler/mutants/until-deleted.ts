import { defineMutant } from '../../runner/mutant.ts'

/** Takes what has arrived for still on its way. */
export default defineMutant({
  caughtBy: 'begins when no other is on its way, and in order',
  replace: `isOneOnItsWay ||= stage !== 'writes'`,
  by: `isOneOnItsWay = true`,
})
