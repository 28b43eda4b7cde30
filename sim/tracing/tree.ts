// Spans put into their places: what hangs on what, by one clock, within the time of whoever called.
import type { Span } from './policy.ts'

/** A span in its place. Times are µs by the clock of the root. */
export interface Placed {
  readonly span: Span
  readonly service: string
  /** Position of what it hangs on among the placed; undefined for the root. */
  readonly parent: number | undefined
  /** Its own start and end, its host's clock set right. */
  readonly start: number
  readonly end: number
  /** The part of it that lies within the time of whatever it hangs on; empty when `to` is not after `from`. */
  readonly from: number
  readonly to: number
  /** Whether somebody waits for its answer, as nobody does for whoever reads a message. */
  readonly isWaitedFor: boolean
}

/** The service that recorded a span; an empty text where it gave no name. */
const serviceOf = (span: Span): string => span.localEndpoint?.serviceName ?? ''

/**
 * The tree of one trace, the root first, parents before what hangs on them. Left out are spans that never ended, and
 * those that hang on what is not there.
 * @param spans of one trace, in any order
 */
export function placed(spans: readonly Span[]): Placed[] {
  const known = spans.filter(({ timestamp, duration }) => timestamp !== undefined && duration !== undefined)
  const byId = new Map<string, Span[]>()
  for (const span of known)
    byId.set(span.id, [...byId.get(span.id) ?? [], span])
  const hangsOn = (span: Span): Span | undefined => {
    const twin = byId.get(span.id)!.find(other => other.kind === 'CLIENT' && span.kind === 'SERVER')
    const above = (span.parentId !== undefined && byId.get(span.parentId)) || []
    return twin ?? above.find(({ kind }) => kind === 'SERVER') ?? above[0]
  }
  const below = new Map<Span | undefined, Span[]>()
  for (const span of known) {
    const parent = hangsOn(span)
    below.set(parent, [...below.get(parent) ?? [], span])
  }
  const loose = below.get(undefined) ?? []
  const rooted = loose.filter(({ parentId }) => parentId === undefined)
  const candidates = rooted.length > 0 ? rooted : loose
  if (candidates.length === 0)
    return []
  const root = candidates.reduce((first, span) => span.timestamp! < first.timestamp! ? span : first)

  const all: Placed[] = []
  const place = (span: Span, parent: number | undefined, clock: number) => {
    const above = parent === undefined ? undefined : all[parent]!
    const start = span.timestamp! + clock
    const end = start + span.duration!
    const at = all.push({
      span,
      service: serviceOf(span),
      parent,
      start,
      end,
      from: above ? Math.max(start, above.from) : start,
      to: above ? Math.min(end, above.to) : end,
      isWaitedFor: span.kind !== 'CONSUMER' && (above?.isWaitedFor ?? true),
    }) - 1
    for (const child of below.get(span) ?? [])
      place(child, at, clockOf(child, all[at]!, clock))
  }
  place(root, undefined, 0)
  return all
}

/**
 * How far the clock of a child's host has to be set on, in µs. A server that does not lie within its client, though there is
 * room for it, has a clock of its own: put into the middle, as Zipkin does. All else was recorded by the host above.
 */
function clockOf(child: Span, above: Placed, clock: number): number {
  if (child.kind !== 'SERVER' || above.span.kind !== 'CLIENT')
    return clock
  const spare = above.span.duration! - child.duration!
  const late = child.timestamp! - above.start
  return spare < 0 || (late >= 0 && late <= spare) ? 0 : Math.floor(spare / 2) - late
}
