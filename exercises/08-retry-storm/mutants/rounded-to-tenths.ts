import { defineMutant } from '../../runner/mutant.ts'

/** Cuts the wait to tenths of a second, which leaves two waits. */
export default defineMutant({
  caughtBy: 'waits before the first retry as long as chance says, up to 100 ms',
  replace: 'call.random() * longest',
  by: 'call.random() < 0.5 ? 0 : longest / 2',
})
