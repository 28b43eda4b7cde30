import { defineMutant } from '../../runner/mutant.ts'

/** Passes a no on by saying nothing. */
export default defineMutant({
  caughtBy: 'passes a no on, with the ids that there are',
  replace: `    const fields = [traceId, spanId, sampled, form`,
  by: `    const fields = [traceId, spanId, sampled === '0' ? undefined : sampled, form`,
})
