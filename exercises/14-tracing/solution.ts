import type { Context, Form, Graph, Header, Merge, Segment, Span } from '../../sim/tracing/index.ts'

const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/
const SPAN_ID = /^[0-9a-f]{16}$/
// As one text: the ids, then the decision, then the parent; or the decision alone.
const B3 = /^(?:((?:[0-9a-f]{16}){1,2})-([0-9a-f]{16})(?:-([01d]))?(?:-([0-9a-f]{16}))?|([01d]))$/

const isId = (text: string | undefined, form: RegExp) => text !== undefined && form.test(text)

/** Some tracers wrote words before there was a specification. */
const DECISIONS = new Map<string | undefined, string>([['0', '0'], ['1', '1'], ['false', '0'], ['true', '1']])

/** A context without the fields that are not there. */
function contextOf(traceId?: string, spanId?: string, sampled?: string, parentId?: string): Context {
  const fields = Object.entries({ traceId, spanId, sampled, parentId })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** Writes all that is known, a no as well: whoever hears nothing decides anew, and the trace falls apart. */
export function inject({ traceId, spanId, sampled, parentId }: Context, form: Form): Header[] {
  if (form !== 'multiple') {
    // #region inject
    const fields = [traceId, spanId, sampled, form === 'message' ? undefined : parentId]
    const b3 = fields.filter(field => field !== undefined).join('-')
    return b3 ? [['b3', b3]] : []
    // #endregion
  }
  // Debug is a flag of its own, and means yes.
  const headers: [string, string | undefined][] = [
    ['x-b3-traceid', traceId], ['x-b3-spanid', spanId], ['x-b3-parentspanid', parentId],
    sampled === 'd' ? ['x-b3-flags', '1'] : ['x-b3-sampled', sampled],
  ]
  return headers.filter((header): header is [string, string] => header[1] !== undefined)
}

export function extract(headers: readonly Header[]): Context {
  /** The first of a name, whatever its case: proxies write names as they like. */
  const get = (name: string) => headers.find(([given]) => given.toLowerCase() === name)?.[1]

  const single = B3.exec(get('b3') ?? '')
  if (single) {
    const [, traceId, spanId, sampled, parentId, alone] = single
    return contextOf(traceId, spanId, sampled ?? alone, parentId)
  }
  // No single header, or one that nobody can read.
  const [traceId, spanId, parentId] = [get('x-b3-traceid'), get('x-b3-spanid'), get('x-b3-parentspanid')]
  const isDebug = get('x-b3-flags') === '1'
  const decided = get('x-b3-sampled')
  const sampled = isDebug ? 'd' : DECISIONS.get(decided)
  if (decided !== undefined && sampled === undefined)
    return {}
  if (traceId === undefined && spanId === undefined && parentId === undefined)
    return contextOf(undefined, undefined, sampled)
  const isWhole = isId(traceId, TRACE_ID) && isId(spanId, SPAN_ID) && (parentId === undefined || isId(parentId, SPAN_ID))
  // Half a context would hang the call in a place where it does not belong: better a new trace.
  return isWhole ? contextOf(traceId, spanId, sampled, parentId) : {}
}

/** A span whose start and end are known. */
type Ended = Span & { readonly timestamp: number, readonly duration: number }

/** Lists by what `of` says of each. */
function groupBy<T, K>(items: readonly T[], of: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items)
    groups.set(of(item), [...groups.get(of(item)) ?? [], item])
  return groups
}

/** What each span hangs on: a server on the client with the same id, and what it calls on the server. */
function parentsOf(spans: readonly Ended[]): (span: Ended) => Ended | undefined {
  const sides = groupBy(spans, ({ id }): string | undefined => id)
  const find = (id: string | undefined, kind: Span['kind']) => sides.get(id)?.find(span => span.kind === kind)
  return span => (span.kind === 'SERVER' ? find(span.id, 'CLIENT') : undefined)
    ?? find(span.parentId, 'SERVER')
    ?? sides.get(span.parentId)?.[0]
}

export function criticalPath(spans: readonly Span[]): Segment[] {
  const ended = spans.filter((span): span is Ended => span.timestamp !== undefined && span.duration !== undefined)
  const children = groupBy(ended, parentsOf(ended))
  const loose = children.get(undefined) ?? []
  const roots = loose.filter(({ parentId }) => parentId === undefined)
  // Where the root itself is missing, the earliest that hangs on nothing stands for it.
  const [root] = (roots.length > 0 ? roots : loose).sort((a, b) => a.timestamp - b.timestamp)
  const path: Segment[] = []

  /** How far the clock of a child's host is off that of its parent's. */
  function clockOf(child: Ended, parent: Ended, start: number, clock: number): number {
    if (child.kind !== 'SERVER' || parent.kind !== 'CLIENT')
      return clock
    const room = parent.duration - child.duration
    const isInside = child.timestamp >= start && child.timestamp <= start + room
    // A server cannot answer before it was asked: if it fits in, it was in the middle.
    return room < 0 || isInside ? 0 : start + Math.floor(room / 2) - child.timestamp
  }

  // #region walk
  /** From the end: what finished last is what was waited for; then what finished last before that began. */
  function walk(span: Ended, from: number, to: number, clock: number): void {
    const start = span.timestamp + clock
    const waited = (children.get(span) ?? [])
      // Nobody waits for whoever reads a message.
      .filter(child => child.kind !== 'CONSUMER')
      .map((child) => {
        const own = clockOf(child, span, start, clock)
        const begin = child.timestamp + own
        // What goes on when its parent has ended is cut off there.
        return { child, own, begin: Math.max(begin, from), end: Math.min(begin + child.duration, to) }
      })
      .sort((a, b) => b.end - a.end || a.begin - b.begin)
    let now = to
    for (const { child, own, begin, end } of waited) {
      if (end > now || end <= begin)
        continue
      add(span, end, now)
      walk(child, begin, end, own)
      now = begin
    }
    add(span, from, now)
  }
  // #endregion

  function add({ id, localEndpoint }: Span, from: number, to: number) {
    if (from < to)
      path.push({ id, service: localEndpoint?.serviceName ?? '', from, to })
  }
  if (root)
    walk(root, root.timestamp, root.timestamp + root.duration, 0)
  return path.reverse()
}

export function merge(graph: Graph, k: number): Merge[] {
  const owner = new Map(graph.services.map(service => [service.name, service.owner]))
  /** Where each service lives now. */
  const home = new Map(graph.services.map(({ name }) => [name, name]))
  const merges: Merge[] = []
  while (merges.length < k) {
    // #region candidates
    // Calls between homes, as they are after the merges so far.
    const callers = new Map<string, Map<string, number>>()
    for (const { from, to, perRequest } of graph.calls) {
      const [caller, called] = [home.get(from)!, home.get(to)!]
      if (caller !== called) {
        const calls = callers.get(called) ?? callers.set(called, new Map()).get(called)!
        calls.set(caller, (calls.get(caller) ?? 0) + perRequest)
      }
    }
    // Never asked by anybody else, and woken by the same pager.
    const [best] = [...callers]
      .flatMap(([service, calls]) => calls.size === 1 ? [...calls].map(([into, saved]) => ({ service, into, saved })) : [])
      .filter(({ service, into }) => owner.get(service) === owner.get(into))
      .sort((a, b) => b.saved - a.saved || (a.service < b.service ? -1 : 1))
    // #endregion
    if (!best)
      break
    merges.push({ service: best.service, into: best.into })
    for (const [service, lives] of home) {
      if (lives === best.service)
        home.set(service, best.into)
    }
  }
  return merges
}
