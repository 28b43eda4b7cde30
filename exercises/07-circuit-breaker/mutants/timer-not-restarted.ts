import { defineMutant } from '../../runner/mutant.ts'

/** After a failed probe the 5000 ms are not started anew: the next call is a probe again. */
export default defineMutant({
  caughtBy: 'opens again when the probe fails, and starts the 5000 ms anew',
  replace: "{ name: 'open', since: t }",
  by: "{ name: 'open', since: t - SLEEP_WINDOW - 1 }",
})
