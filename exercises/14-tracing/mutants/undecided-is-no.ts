import { defineMutant } from '../../runner/mutant.ts'

/** Takes undecided for a no. */
export default defineMutant({
  caughtBy: 'writes the fields into one header',
  replace: `    const fields = [traceId, spanId, sampled, form`,
  by: `    const fields = [traceId, spanId, sampled ?? '0', form`,
})
