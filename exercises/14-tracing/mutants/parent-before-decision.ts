import { defineMutant } from '../../runner/mutant.ts'

/** Writes the parent before the decision. */
export default defineMutant({
  caughtBy: 'writes the fields into one header',
  replace: `    const fields = [traceId, spanId, sampled, form === 'message' ? undefined : parentId]`,
  by: `    const fields = [traceId, spanId, form === 'message' ? undefined : parentId, sampled]`,
})
