import { defineMutant } from '../../runner/mutant.ts'

/** Keeps a trace id without a span id. */
export default defineMutant({
  caughtBy: 'begins anew where nothing can be read',
  replace: `isId(spanId, SPAN_ID) && (parentId === undefined`,
  by: `(spanId === undefined || isId(spanId, SPAN_ID)) && (parentId === undefined`,
})
