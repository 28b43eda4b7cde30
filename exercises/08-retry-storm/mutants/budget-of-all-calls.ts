import { defineMutant } from '../../runner/mutant.ts'

/** Takes the tenth of all calls, retries included: the more it retries, the more it may. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: 'BUDGET * call.requests',
  by: 'BUDGET * (call.requests + call.retries)',
})
