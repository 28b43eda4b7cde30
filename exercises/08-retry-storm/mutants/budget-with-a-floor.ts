import { defineMutant } from '../../runner/mutant.ts'

/** Always grants a few: on a client with few requests that is most of them. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: 'BUDGET * call.requests',
  by: 'Math.max(5, BUDGET * call.requests)',
})
