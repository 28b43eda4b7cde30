import { defineMutant } from '../../runner/mutant.ts'

/** Keeps the decision where the ids cannot be read. */
export default defineMutant({
  caughtBy: 'begins anew where nothing can be read',
  replace: `contextOf(traceId, spanId, sampled, parentId) : {}`,
  by: `contextOf(traceId, spanId, sampled, parentId) : contextOf(undefined, undefined, sampled)`,
})
