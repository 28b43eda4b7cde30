import { defineMutant } from '../../runner/mutant.ts'

/** Repeats what may not happen twice: a payment is made again because its answer was lost. */
export default defineMutant({
  caughtBy: 'does not repeat what may not happen twice',
  replace: `  if (!call.idempotent) return 'stop'
`,
  by: '',
})
