// An invented request as a trace, and the calls that its member waited for.

/** One call, in milliseconds since the request came in. */
export interface Span {
  id: string
  name: string
  /** The call that made this one; the root has none. */
  parent?: string
  start: number
  end: number
  /** Nobody waits for it: it may outlast the call that made it. */
  isAsync?: true
}

/** A home page for which one service lets everybody wait; invented, to be read and not to be quoted. */
export const HOME_PAGE: readonly Span[] = [
  { id: 'edge', name: 'Edge', start: 0, end: 520 },
  { id: 'api', name: 'Home page', parent: 'edge', start: 12, end: 508 },
  { id: 'user', name: 'User', parent: 'api', start: 24, end: 62 },
  { id: 'catalog', name: 'Catalog', parent: 'api', start: 70, end: 176 },
  { id: 'recommendations', name: 'Recommendations', parent: 'api', start: 70, end: 492 },
  { id: 'history', name: 'Watch history', parent: 'recommendations', start: 82, end: 128 },
  { id: 'ratings', name: 'Ratings', parent: 'recommendations', start: 136, end: 470 },
  { id: 'log', name: 'Activity log', parent: 'recommendations', start: 478, end: 590, isAsync: true },
]

/** A piece of time in which the request waited for one call itself, not for a call that it made. */
export interface Segment {
  id: string
  from: number
  to: number
}

/**
 * Where the time of the root went, from its start to its end without a gap: at every moment the innermost
 * call that the answer waited for. Found from the end: the child that finished last is what a call waited for.
 */
export function criticalPath(spans: readonly Span[]): Segment[] {
  const segments: Segment[] = []
  const walk = (span: Span, until: number) => {
    const waited = spans.filter(child => child.parent === span.id && !child.isAsync).sort((a, b) => b.end - a.end)
    let now = until
    for (const child of waited) {
      // A call that was still running when a later one began was not what held it up.
      if (child.end > now)
        continue
      if (child.end < now)
        segments.push({ id: span.id, from: child.end, to: now })
      walk(child, child.end)
      now = child.start
    }
    if (now > span.start)
      segments.push({ id: span.id, from: span.start, to: now })
  }
  const root = spans.find(span => span.parent === undefined)
  if (root)
    walk(root, root.end)
  return segments.reverse()
}

/** Milliseconds of the path that each call on it took itself. */
export function timeOnPath(segments: readonly Segment[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { id, from, to } of segments)
    times.set(id, (times.get(id) ?? 0) + to - from)
  return times
}
