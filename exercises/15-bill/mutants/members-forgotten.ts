import { defineMutant } from '../../runner/mutant.ts'

/** Takes all that is reserved for idle. */
export default defineMutant({
  caughtBy: 'borrows what is reserved and idle before it buys anything',
  replace: '({ members, reserved }) => Math.max(0, reserved - members)',
  by: '({ reserved }) => reserved',
})
