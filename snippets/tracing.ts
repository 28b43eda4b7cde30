/**
 * How a trace travels with a request, in the single-header form of B3, as short as it can be said.
 * Source: openzipkin/b3-propagation.
 */

/** Where a request stands in its trace. */
export interface Context {
  /** The same for every call that the request sets off: 16 or 32 lower-case hex digits. */
  traceId: string
  /** This call: 16 lower-case hex digits. */
  spanId: string
  /** '1' record, '0' do not, 'd' debug; absent: the decision is still open. */
  sampled?: '0' | '1' | 'd'
  /** The call that made this one; a root has none. */
  parentId?: string
}

// #region propagate
/** A call that this one makes: same trace, same decision. */
export function child(context: Context, newId: () => string): Context {
  return { ...context, parentId: context.spanId, spanId: newId() }
}

/** What the call carries: b3: trace-span-sampled-parent */
export function inject(context: Context, headers: Headers): void {
  const { traceId, spanId, sampled, parentId } = context
  const parts = [traceId, spanId, sampled, parentId]
  headers.set('b3', parts.filter(part => part).join('-'))
}
// #endregion
