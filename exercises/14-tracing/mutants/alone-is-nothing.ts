import { defineMutant } from '../../runner/mutant.ts'

/** Does not read a decision that comes alone. */
export default defineMutant({
  caughtBy: 'reads the single header',
  replace: `contextOf(traceId, spanId, sampled ?? alone, parentId)`,
  by: `contextOf(traceId, spanId, sampled, parentId)`,
})
