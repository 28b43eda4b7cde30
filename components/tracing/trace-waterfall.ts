// An invented request as a trace, and the calls that its member waited for.
import type { Span } from '../../sim/tracing/index.ts'
import { criticalPath } from '../../exercises/14-tracing/solution.ts'

/** One call, in milliseconds since the request came in. */
export interface Row {
  readonly id: string
  readonly name: string
  /** The call that made this one; the root has none. */
  readonly parent?: string
  readonly start: number
  readonly end: number
  /** A message: nobody waits for whoever reads it, so it may outlast the call that sent it. */
  readonly isAsync?: true
}

/** A home page for which one service lets everybody wait; invented, to be read and not to be quoted. */
export const HOME_PAGE: readonly Row[] = [
  { id: 'edge', name: 'Edge', start: 0, end: 520 },
  { id: 'api', name: 'Home page', parent: 'edge', start: 12, end: 508 },
  { id: 'user', name: 'User', parent: 'api', start: 24, end: 62 },
  { id: 'catalog', name: 'Catalog', parent: 'api', start: 70, end: 176 },
  { id: 'recommendations', name: 'Recommendations', parent: 'api', start: 70, end: 492 },
  { id: 'history', name: 'Watch history', parent: 'recommendations', start: 82, end: 128 },
  { id: 'ratings', name: 'Ratings', parent: 'recommendations', start: 136, end: 470 },
  { id: 'log', name: 'Activity log', parent: 'recommendations', start: 478, end: 590, isAsync: true },
]

const MICROS = 1000

/** Rows as spans, one a call. */
const spansOf = (rows: readonly Row[]): Span[] => rows.map(({ id, parent, start, end, isAsync }): Span => ({
  traceId: 'invented',
  id,
  ...parent !== undefined && { parentId: parent },
  ...isAsync && { kind: 'CONSUMER' },
  timestamp: start * MICROS,
  duration: (end - start) * MICROS,
  localEndpoint: { serviceName: id },
}))

/** A piece of time in which the request waited for one call itself, in ms. */
export interface Wait {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** Where the time of the root went, from its start to its end, by the exercise's reference. */
export function waitsOf(rows: readonly Row[]): Wait[] {
  return criticalPath(spansOf(rows)).map(({ id, from, to }) => ({ id, from: from / MICROS, to: to / MICROS }))
}

/** Milliseconds that each call on the path took itself. */
export function timeOnPath(waits: readonly Wait[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { id, from, to } of waits)
    times.set(id, (times.get(id) ?? 0) + to - from)
  return times
}
