import { defineMutant } from '../../runner/mutant.ts'

/** Has no budget: three attempts each, and the storm stays. */
export default defineMutant({
  caughtBy: 'retries no more than a tenth of its requests',
  replace: `  if (call.retries >= BUDGET * call.requests) return 'stop'
`,
  by: '',
})
