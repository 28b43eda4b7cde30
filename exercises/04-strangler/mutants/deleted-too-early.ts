import { defineMutant } from '../../runner/mutant.ts'

/** Deletes the old code after five seconds, as if that could be taken back. */
export default defineMutant({
  caughtBy: 'leaves its old code standing for thirty seconds, then deletes it',
  replace: `(stage === 'writes' ? KEEP : HOLD)`,
  by: `HOLD`,
})
