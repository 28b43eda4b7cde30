// What the exercise writes, and the terms that it is written in: a trace context and headers as openzipkin/b3-propagation
// has them, spans as Zipkin's v2 API has them.

/** Record or not: `1` accept, `0` deny, `d` debug. Where it is absent, nobody has decided yet. */
export type Sampled = '0' | '1' | 'd'

/** Where a call stands in its trace. Both ids are there or neither: a decision may come alone. */
export interface Context {
  /** The same for every call that a request sets off: 16 or 32 lower-case hex digits. */
  readonly traceId?: string
  /** This call: 16 lower-case hex digits. Its client and its server share it. */
  readonly spanId?: string
  /** The call that made this one; a root has none. */
  readonly parentId?: string
  readonly sampled?: Sampled
}

/** A header as it goes over the wire: a name in any case, and a value. A name may come twice; then the first counts. */
export type Header = readonly [name: string, value: string]

/**
 * How a context is written.
 * - `single`: one header, `b3`
 * - `multiple`: a header a field, `x-b3-…`
 * - `message`: `b3` without the parent, since who reads a message never shares its span
 */
export type Form = 'single' | 'multiple' | 'message'

/** One side of a call as its host recorded it: a span of Zipkin's v2 API, of which this is all that is used here. */
export interface Span {
  readonly traceId: string
  /** Shared by the two sides of a call, `CLIENT` and `SERVER`. */
  readonly id: string
  readonly parentId?: string
  /** Absent for work inside of a service. */
  readonly kind?: 'CLIENT' | 'SERVER' | 'PRODUCER' | 'CONSUMER'
  readonly name?: string
  /** Microseconds since 1970 by the clock of the host; absent when its start was lost. */
  readonly timestamp?: number
  /** Microseconds; absent when it was never seen to end. */
  readonly duration?: number
  /** Whether this side takes part in a span that another host began. */
  readonly shared?: true
  readonly debug?: true
  /** Who recorded it. */
  readonly localEndpoint?: { readonly serviceName?: string }
  /** The other side. */
  readonly remoteEndpoint?: { readonly serviceName?: string }
}

/** A stretch of time in which the answer waited for one span itself, and not for a call that it made. */
export interface Segment {
  /** The span, and the service that recorded it. */
  readonly id: string
  readonly service: string
  /** Microseconds since 1970, by the clock of the root. */
  readonly from: number
  readonly to: number
}

/** Who calls whom, counted over many requests. */
export interface Graph {
  readonly services: readonly { readonly name: string, /** The team that is called at night. */ readonly owner: string }[]
  readonly calls: readonly { readonly from: string, readonly to: string, /** Calls for one request. */ readonly perRequest: number }[]
}

/** A service that is put back into the one that calls it. */
export interface Merge {
  readonly service: string
  readonly into: string
}

/** What the exercise writes. */
export interface Policy {
  /** The headers that a call carries. */
  inject(context: Context, form: Form): readonly Header[]
  /** Where a call stands, by the headers that came with it; `{}` when they say nothing. */
  extract(headers: readonly Header[]): Context
  /** What the answer waited for, from the start of the root to its end, without a gap. `[]` without a root. */
  criticalPath(spans: readonly Span[]): readonly Segment[]
  /** The merges to make, at most `k`, one after the other. */
  merge(graph: Graph, k: number): readonly Merge[]
}

/** A call that this one makes: the same trace, the same decision, and itself as the parent. */
// #region child
export function childOf(context: Context, newId: () => string): Context {
  return { ...context, parentId: context.spanId, spanId: newId() }
}
// #endregion

/** No ids: every service keeps a log of its own, and nobody can tell which lines belong together. */
export const baseline: Policy = {
  inject: () => [],
  extract: () => ({}),
  criticalPath: () => [],
  merge: () => [],
}
