// A trace from elsewhere as a run of this world, so that it is drawn and counted as the world's own.
import type { Graph, Policy, Span } from './policy.ts'
import type { Call, Run, WorldOptions } from './world.ts'
import { ms, settle } from '../engine/index.ts'
import { placed } from './tree.ts'
import { checkedPath, WORLD_DEFAULTS } from './world.ts'

/** What becomes of a trace: it is looked at, and nothing is passed on. */
export type Reader = Pick<Policy, 'criticalPath'>

/** A service that gave no name. */
const NAMELESS = 'no name'

/** How long a run shows what was before the page, and what is left of it afterwards, as parts of the page's time. */
const MARGIN = { before: 0.1, after: 1 }

/**
 * A run in which one page is asked for, the one recorded.
 * @param spans of one trace
 * @throws RangeError when no span of it has a start and a duration
 * @throws TypeError when the answer of `criticalPath` is no path
 */
export function recordedRun(spans: readonly Span[], { criticalPath }: Reader): Run {
  const all = placed(spans)
  const [root] = all
  if (!root)
    throw new RangeError('No span of it has both a timestamp and a duration: there is nothing to draw.')
  const took = (root.to - root.from) / 1000
  const start = took * MARGIN.before
  const at = (micros: number) => start + (micros - root.start) / 1000

  /** Positions of clients whose server reported too. */
  const served = new Set(all.flatMap(({ span, parent }) => span.kind === 'SERVER' && parent !== undefined && all[parent]!.span.kind === 'CLIENT' ? [parent] : []))
  const calls: Call[] = []
  const rows: Record<string, number> = {}
  /** Position of the call that each placed span is a part of. */
  const callOf: (number | undefined)[] = []
  for (const [i, { span, service, parent, from, to, isWaitedFor }] of all.entries()) {
    const above = parent === undefined ? undefined : callOf[parent]
    // A client with its server is one call, and so is a client whose server reported nothing.
    const isPart = served.has(i) || span.kind === 'PRODUCER'
    const client = parent !== undefined && span.kind === 'SERVER' && served.has(parent) ? all[parent]! : undefined
    callOf[i] = isPart ? above : calls.push({
      service: (span.kind === 'CLIENT' ? span.remoteEndpoint?.serviceName ?? span.name : service) || NAMELESS,
      parent: above ?? null,
      sent: at(client?.from ?? from),
      begun: at(from),
      ended: at(Math.max(from, to)),
      answered: at(client?.to ?? Math.max(from, to)),
      paused: 0,
      by: !isWaitedFor ? 'message' : span.kind === undefined ? 'local' : 'call',
      home: service,
    }) - 1
    // The way there and back belongs to the call.
    for (const { id } of client ? [span, client.span] : served.has(i) || callOf[i] === undefined ? [] : [span])
      rows[id] = callOf[i]!
  }
  const names = [...new Set(calls.map(({ service }) => service))]
  const page = { id: 1, start: ms(start), end: ms(start + took) }
  const { options } = settle<WorldOptions>(WORLD_DEFAULTS, { schedule: { faults: [] }, duration: ms(start + took * (1 + MARGIN.after)) }, [], {})
  return {
    options,
    trace: [],
    services: names.map(name => ({ name, owner: name, onTime: 1 })),
    graph: graphOf(calls, names),
    merges: [],
    pages: [page],
    watched: { page, calls, spans, traceId: root.span.traceId, rows, path: checkedPath(criticalPath(spans)) },
  }
}

/** Who calls whom. Nobody knows the owners, so each service is its own. */
function graphOf(calls: readonly Call[], names: readonly string[]): Graph {
  const counts = new Map<string, number>()
  for (const { service, parent, by } of calls) {
    if (parent !== null && by === 'call')
      counts.set(`${calls[parent]!.service}\n${service}`, (counts.get(`${calls[parent]!.service}\n${service}`) ?? 0) + 1)
  }
  return {
    services: names.map(name => ({ name, owner: name })),
    calls: [...counts].map(([pair, perRequest]) => ({ from: pair.split('\n')[0]!, to: pair.split('\n')[1]!, perRequest })),
  }
}
