import type { BaseRun, Chance, FaultEvent, FaultSchedule, Millis } from '../engine/index.ts'
import type { Context, Form, Graph, Header, Merge, Policy, Sampled, Segment, Span } from './policy.ts'
import { announceFaults, arrivals, drawLuck, faultAt, frozen, ms, NOT_NEGATIVE, oneOf, POSITIVE, replyOf, seconds, settle, show, Simulation } from '../engine/index.ts'
import { baseline, childOf } from './policy.ts'
import { NODES, SCHEDULES } from './schedules.ts'
import { ENTRY, GRAPH, NAMES, SERVICES, STAGES } from './services.ts'

/** Whose trace is kept. */
export const SAMPLING = ['all', 'tenth', 'debug'] as const

/** What a run is like unless told otherwise: in the first second of it pages are asked for. */
export const WORLD_DEFAULTS = frozen({
  seed: 7,
  duration: ms(2400),
  schedule: SCHEDULES.calm as FaultSchedule,
  /** Makes a fresh policy for the run, so that the same options give the same run again. */
  policy: (): Policy => baseline,
  /** Pages a second, on average, while they are asked for. */
  perSecond: 400,
  /** A service that passes no header on, by its name; null when all do. */
  loses: null as string | null,
  /** Whose trace is kept: of all, of one in ten by the dice of the first service, or of nobody but who asks for it (debug). */
  sampling: 'all' as (typeof SAMPLING)[number],
  /** Services that are put back into their callers. */
  merges: 0,
  /** Furthest that a host's clock is off, in ms. */
  skew: 12,
})

/** What to run. All that is left out comes from {@link WORLD_DEFAULTS}. */
export type WorldOptions = Readonly<typeof WORLD_DEFAULTS>

/** Constants of the world that no run changes. */
export const PHYSICS = frozen({
  /** For how long pages are asked for. */
  asking: seconds(1),
  /** The page that is watched is the first that is asked for from then on and takes as long, nothing merged. */
  watched: { from: ms(150), takes: ms(700) },
  /** Mean ms of the way from a service to another, one way, and the least part of it that every way takes. */
  way: 1.2,
  /** The share of calls over the network that meet an instance which pauses, and for how long: one in a hundred. */
  pause: { share: 0.01, least: 300, most: 900 },
  /** ms that it takes to hand a message over, and mean ms until it is read. */
  message: { send: 0.6, lag: 25 },
  /** Within how many ms of its own work a service wants to have answered, and how often, to call itself well. */
  objective: { within: 100, share: 0.95 },
  /** What the world calls 0 ms, in µs since 1970: the example of Zipkin's own specification. */
  epoch: 1_502_787_600_000_000,
})

/** A page, from when it is asked for until it is answered. */
export interface Page {
  readonly id: number
  readonly start: Millis
  readonly end: Millis
}

/** One call as it really went: what nobody sees without a trace. Times are ms since the start of the run, not rounded. */
export interface Call {
  readonly service: string
  /** Position of the call that made this one; null for the page's own. */
  readonly parent: number | null
  /** Sent by the caller, begun and ended at the service, and answered to the caller. */
  readonly sent: number
  readonly begun: number
  readonly ended: number
  readonly answered: number
  /** ms that it waited for an instance that paused. */
  readonly paused: number
  /** - `call`: over the network
   *  - `local`: within the service that it was merged into
   *  - `message`: nobody waits for it */
  readonly by: 'call' | 'local' | 'message'
  /** The service in whose process it runs. */
  readonly home: string
}

/** The page that is watched, a slow one, with all that is known of it. */
export interface Watched {
  readonly page: Page
  readonly calls: readonly Call[]
  /** What its services reported, whatever trace they thought that they were in. */
  readonly spans: readonly Span[]
  /** The trace of its first service; null when it is not kept. */
  readonly traceId: string | null
  /** The call that each span of that trace tells of, by the span's id; calls that none tells of are dark. */
  readonly rows: Readonly<Record<string, number>>
  /** What the policy says that the page waited for. */
  readonly path: readonly Segment[]
}

/** A service, and what it says of itself. */
export interface Service {
  readonly name: string
  readonly owner: string
  /** Share of its calls that it answered within its objective, from 0 to 1: its own work and pauses, not those whom it called. */
  readonly onTime: number
}

/** One event of a run. */
export type TracingEvent =
  | FaultEvent
  | { readonly t: Millis, readonly type: 'asked', readonly id: number }
  | { readonly t: Millis, readonly type: 'answered', readonly id: number }

/** A finished run. */
export interface Run extends BaseRun<WorldOptions, TracingEvent> {
  readonly services: readonly Service[]
  /** Who calls whom, before anything was merged. */
  readonly graph: Graph
  /** What was merged, in order. */
  readonly merges: readonly Merge[]
  /** In the order in which they were asked for; the last is answered before the end. */
  readonly pages: readonly Page[]
  readonly watched: Watched
}

/** What happens to one page. */
interface Story {
  readonly calls: (Call & { readonly index: number })[]
  readonly end: number
}

/** Lets a page go through the services. Its chance is its own, and drawn alike whatever was merged. */
function tell(start: number, chance: Chance, schedule: FaultSchedule, homes: ReadonlyMap<string, string>, log: (service: string, own: number) => void): Story {
  const calls: Story['calls'] = []
  const way = () => PHYSICS.way * (0.5 + chance.exponential(0.5))

  function visit(service: string, caller: { readonly index: number, readonly home: string } | null, sent: number, by: Call['by']): number {
    const home = homes.get(service)!
    const isLocal = by === 'call' && caller !== null && caller.home === home
    const luck = drawLuck(chance)
    const [out, back, lag] = [way(), way(), chance.exponential(PHYSICS.message.lag)]
    const reply = replyOf(faultAt(schedule, service, sent), luck, SERVICES[service]!.work)
    // A process of its own has pauses of its own; what was merged shares those of its caller.
    const paused = !isLocal && luck.coin < PHYSICS.pause.share ? PHYSICS.pause.least + luck.spread * (PHYSICS.pause.most - PHYSICS.pause.least) : 0
    const begun = sent + (by === 'message' ? PHYSICS.message.send + lag : isLocal ? 0 : out)
    const own = paused + (Number.isFinite(reply.takes) ? reply.takes : 0)
    const index = calls.length
    const call = { index, service, parent: caller?.index ?? null, sent, begun, ended: 0, answered: 0, paused, by: isLocal ? 'local' as const : by, home }
    calls.push(call)
    log(service, own)

    const stages = STAGES[service]!
    const share = reply.takes / (stages.length + 1)
    let now = begun + paused + share
    for (const stage of stages) {
      // Those of a stage at once, and each as often in a row as it is asked.
      now = Math.max(...stage.map(({ to, times }) => {
        let at = now
        for (let i = 0; i < times; i++)
          at = visit(to, call, at, 'call')
        return at
      }))
      now += share
    }
    for (const to of SERVICES[service]!.tells ?? [])
      now += visit(to, call, now, 'message') && PHYSICS.message.send
    const answered = by === 'message' || isLocal ? now : now + back
    calls[index] = { ...call, ended: now, answered }
    return answered
  }
  return { end: visit(ENTRY, null, start, 'call'), calls }
}

/** How a service writes its headers: some libraries are older than the single one. */
const formOf = (service: string): Form => ['taste', 'billing'].includes(SERVICES[service]!.owner) ? 'multiple' : 'single'

/** What lies between two services may write names as it likes. */
const onTheWire = (headers: readonly Header[], from: string): readonly Header[] =>
  SERVICES[from]!.owner === 'edge' ? headers.map(([name, value]) => [name.toUpperCase(), value] as const) : headers

interface Options extends Pick<WorldOptions, 'seed' | 'loses' | 'sampling' | 'skew'> { readonly page: number }

/** Follows a page again, with headers, and has every service report what it saw. */
function record({ calls }: Story, chance: Chance, policy: Policy, { loses, sampling, skew, page }: Options): Pick<Watched, 'spans' | 'traceId' | 'rows'> {
  const hex = (digits: number) => Array.from({ length: digits / 8 }, () => chance.int(0, 0xFFFF_FFFF).toString(16).padStart(8, '0')).join('')
  const ids = { trace: () => hex(32), span: () => hex(16) }
  const clocks = new Map(NAMES.map(name => [name, skew === 0 ? 0 : Math.round((chance.uniform() * 2 - 1) * skew * 1000)]))
  const spans: Span[] = []
  /** What each call's service knows of the trace, once it has read its headers. */
  const contexts: Context[] = []

  /** Whoever has no ids begins a trace, and whoever has no decision decides. */
  function joined(context: Context): Context {
    const dice = chance.uniform()
    const decided: Sampled = sampling === 'all' || (sampling === 'tenth' && dice < 0.1) ? '1' : '0'
    return { ...context, sampled: context.sampled ?? decided, ...context.traceId === undefined && { traceId: ids.trace(), spanId: ids.span() } }
  }
  const micros = (t: number, host: string) => PHYSICS.epoch + Math.round(t * 1000) + clocks.get(host)!
  function report(context: Context, host: string, from: number, to: number, more: Partial<Span>) {
    if (context.sampled !== '1' && context.sampled !== 'd')
      return
    const timestamp = micros(from, host)
    spans.push({
      traceId: context.traceId!,
      id: context.spanId!,
      ...context.parentId !== undefined && { parentId: context.parentId },
      ...more,
      timestamp,
      duration: Math.max(1, micros(to, host) - timestamp),
      ...context.sampled === 'd' && { debug: true as const },
      localEndpoint: { serviceName: host },
    })
  }

  const rows: Record<string, number> = {}
  /** Which call a context's span tells of, where its trace is the page's. */
  function tells({ traceId, spanId, sampled }: Context, row: number) {
    if (sampled !== '0' && traceId === contexts[0]!.traceId)
      rows[spanId!] = row
  }

  for (const { index, service, parent, sent, begun, ended, answered, by, home } of calls) {
    const caller = parent === null ? undefined : calls[parent]!
    if (by === 'local') {
      const context = childOf(contexts[parent!]!, ids.span)
      contexts.push(context)
      tells(context, index)
      report(context, home, begun, ended, { name: `get /${service}` })
      continue
    }
    const isMessage = by === 'message'
    // Who asks for a page brings nothing, or the wish that it be recorded.
    let headers: readonly Header[] = caller ? [] : sampling === 'debug' ? policy.inject({ sampled: 'd' }, 'single') : []
    // Who passes nothing on does not record what it calls either.
    const context = caller && caller.home !== loses ? childOf(contexts[parent!]!, ids.span) : undefined
    if (caller && context)
      headers = onTheWire(checkedHeaders(policy.inject(context, isMessage ? 'message' : formOf(caller.service)), page), caller.home)
    const read = joined(checkedContext(policy.extract(headers), page))
    // Who reads a message never shares its span.
    const own = isMessage && read.spanId === context?.spanId ? childOf(read, ids.span) : read
    contexts.push(own)
    if (isMessage && context)
      tells(context, parent!)
    tells(own, index)
    const name = isMessage ? service : `get /${service}`
    if (caller && context)
      report(context, caller.home, sent, isMessage ? sent + PHYSICS.message.send : answered, { kind: isMessage ? 'PRODUCER' : 'CLIENT', name, remoteEndpoint: { serviceName: isMessage ? 'broker' : home } })
    report(own, home, begun, ended, {
      kind: isMessage ? 'CONSUMER' : 'SERVER',
      name,
      ...!isMessage && context && own.spanId === context.spanId && { shared: true as const },
      ...caller && { remoteEndpoint: { serviceName: isMessage ? 'broker' : caller.home } },
    })
  }
  const { traceId, sampled } = contexts[0]!
  return { spans, traceId: sampled === '0' ? null : traceId!, rows }
}

/** @throws TypeError saying what `inject` may answer, and what it did */
function checkedHeaders(headers: readonly Header[], page: number): readonly Header[] {
  if (!Array.isArray(headers) || !headers.every(header => Array.isArray(header) && header.length === 2 && header.every(part => typeof part === 'string')))
    throw new TypeError(`inject(…) on page ${page} must return a list of [name, value], got ${show(headers)}`)
  return headers
}

/** @throws TypeError saying what `extract` may answer, and what it did */
function checkedContext(context: Context, page: number): Context {
  const isText = (value: unknown, form: RegExp) => value === undefined || (typeof value === 'string' && form.test(value))
  const isContext = typeof context === 'object' && context !== null
    && isText(context.traceId, /^([\da-f]{16}){1,2}$/) && isText(context.spanId, /^[\da-f]{16}$/) && isText(context.parentId, /^[\da-f]{16}$/) && isText(context.sampled, /^[01d]$/)
    && (context.traceId === undefined) === (context.spanId === undefined)
  if (!isContext)
    throw new TypeError(`extract(…) on page ${page} must return a context: traceId and spanId or neither, parentId, sampled, got ${show(context)}`)
  return context
}

/** @throws TypeError saying what `criticalPath` may answer, and what it did */
export function checkedPath(path: readonly Segment[]): readonly Segment[] {
  const isSegment = (segment: Segment) => typeof segment === 'object' && segment !== null && typeof segment.id === 'string' && typeof segment.service === 'string' && Number.isFinite(segment.from) && segment.to > segment.from
  if (!Array.isArray(path) || !path.every(isSegment))
    throw new TypeError(`criticalPath(spans) must return a list of { id, service, from, to } with to after from, got ${show(path).slice(0, 200)}`)
  return path
}

/** @throws TypeError saying what `merge` may answer, and what it did */
function checkedMerges(merges: readonly Merge[], k: number): readonly Merge[] {
  if (!Array.isArray(merges) || merges.length > k || !merges.every(({ service, into }) => NAMES.includes(service) && NAMES.includes(into) && service !== into))
    throw new TypeError(`merge(graph, ${k}) must return at most ${k} merges { service, into } of services of the graph, got ${show(merges)}`)
  return merges
}

/** In whose process each service runs, after the merges. */
export function homesAfter(merges: readonly Merge[], names: readonly string[]): ReadonlyMap<string, string> {
  const homes = new Map(names.map(name => [name, name]))
  for (const { service, into } of merges) {
    for (const [name, home] of homes) {
      if (home === service)
        homes.set(name, homes.get(into)!)
    }
  }
  return homes
}

/**
 * Runs the world: pages are asked for, each goes through the fifty services, and one call in a hundred meets an instance
 * that pauses. The first slow page is followed: its calls carry what the policy writes, and its services report.
 * The times of pages do not depend on what calls carry, only on what was merged.
 * @throws RangeError, ScheduleError on options that make no world
 * @throws TypeError when the policy answers with what is neither headers, nor a context, nor a merge
 */
export function run(given: Partial<WorldOptions> = {}): Run {
  const { policy: makePolicy, options } = settle<WorldOptions>(WORLD_DEFAULTS, given, NODES, {
    perSecond: POSITIVE,
    loses: oneOfOrNull,
    sampling: oneOf(SAMPLING),
    merges: { expected: 'a whole number of 0 or more', holds: value => Number.isSafeInteger(value) && (value as number) >= 0 },
    skew: NOT_NEGATIVE,
  })
  const { schedule, duration } = options
  const simulation = new Simulation<TracingEvent>({ seed: options.seed, until: duration })
  const policy = makePolicy()
  const merges = options.merges === 0 ? [] : checkedMerges(policy.merge(GRAPH, options.merges), options.merges)
  const homes = homesAfter(merges, NAMES)

  const answers = new Map(NAMES.map(name => [name, { all: 0, onTime: 0 }]))
  const log = (service: string, own: number) => {
    const counts = answers.get(service)!
    counts.all++
    counts.onTime += Number(own <= PHYSICS.objective.within)
  }
  const pages: Page[] = []
  let watched: { readonly page: Page, readonly story: Story } | undefined

  announceFaults(simulation, schedule)
  arrivals(simulation, 'pages', options.perSecond, () => {
    const start = simulation.now
    if (start > PHYSICS.asking)
      return
    const id = pages.length + 1
    const chance = () => simulation.chance.fork(`page ${id}`)
    const story = tell(start, chance(), schedule, homes, log)
    const page = { id, start, end: ms(story.end) }
    simulation.emit({ type: 'asked', id })
    if (page.end <= duration)
      simulation.at(page.end, () => simulation.emit({ type: 'answered', id }))
    pages.push(page)
    // The same page, whatever was merged.
    if (!watched && start >= PHYSICS.watched.from && page.end < duration) {
      const { end } = merges.length === 0 ? story : tell(start, chance(), schedule, homesAfter([], NAMES), () => {})
      if (end - start >= PHYSICS.watched.takes)
        watched = { page, story }
    }
  })
  const trace = simulation.run()
  if (!watched)
    throw new RangeError(`No page that was asked for after ${PHYSICS.watched.from} ms took ${PHYSICS.watched.takes} ms and was answered before ${duration} ms: make the run longer, or let more pages come`)

  const { page, story } = watched
  const { spans, traceId, rows } = record(story, simulation.chance.fork('recording'), policy, { ...options, page: page.id })
  return {
    options,
    trace,
    services: NAMES.map((name) => {
      const { all, onTime } = answers.get(name)!
      return { name, owner: SERVICES[name]!.owner, onTime: onTime / all }
    }),
    graph: GRAPH,
    merges,
    pages,
    watched: { page, calls: story.calls.map(({ index: _, ...call }) => call), spans, traceId, rows, path: traceId === null ? [] : checkedPath(policy.criticalPath(spans.filter(span => span.traceId === traceId))) },
  }
}

const oneOfOrNull = { expected: `null or one of ${NAMES.join(', ')}`, holds: (value: unknown) => value === null || NAMES.includes(value as string) }
