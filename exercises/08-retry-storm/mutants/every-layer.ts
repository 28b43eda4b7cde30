import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the rules in every layer, each with a budget of its own: 1.1 × 1.1 × 1.1. */
export default defineMutant({
  caughtBy: 'leaves retrying to the layer that calls the database',
  replace: `  if (call.callee !== 'database') return 'stop'
`,
  by: '',
})
