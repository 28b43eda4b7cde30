import { defineMutant } from '../../runner/mutant.ts'

/** Stops at a twentieth. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: 'const BUDGET = 0.1',
  by: 'const BUDGET = 0.05',
})
