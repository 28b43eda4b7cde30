import { defineMutant } from '../../runner/mutant.ts'

/** Ten retries, however many requests there are. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: 'BUDGET * call.requests',
  by: '10',
})
