// Reads and writes Zipkin's v2 JSON: what its server takes (POST /api/v2/spans), answers (GET /api/v2/traces) and saves.
import type { Span } from './policy.ts'
import { show } from '../engine/index.ts'

/** A file that holds no spans of Zipkin's v2 API; the message says what it holds, and what to do. */
export class TraceFileError extends Error {
  override readonly name = 'TraceFileError'
}

/** A value in words, at most a line of it. */
function brief(value: unknown): string {
  const words = show(value)
  return words.length > 80 ? `${words.slice(0, 80)}…` : words
}

const EXPECTED = 'Expected is Zipkin’s v2 JSON: a list of spans, or a list of traces, each a list of spans.'

/** Other formats, by what gives them away. */
const OTHERS: readonly (readonly [is: (value: Record<string, unknown>) => boolean, name: string, what: string])[] = [
  [value => Array.isArray(value.data) || 'operationName' in value || 'spanID' in value, 'Jaeger’s own JSON', 'Have your services report to Zipkin’s API, or send them through an OpenTelemetry Collector with a zipkin exporter.'],
  [value => ['resourceSpans', 'resource_spans', 'scopeSpans', 'batches'].some(key => key in value), 'OpenTelemetry’s JSON (OTLP)', 'Send it through an OpenTelemetry Collector with a zipkin exporter.'],
  [value => 'binaryAnnotations' in value, 'Zipkin’s v1 JSON', 'Ask the server for /api/v2/traces instead of /api/v1/traces.'],
  [value => 'traceEvents' in value, 'a browser’s performance trace', 'Take a trace of a request through services.'],
  [value => 'Segments' in value || 'Traces' in value, 'AWS X-Ray’s JSON', 'Send it through an OpenTelemetry Collector with a zipkin exporter.'],
]

function refuseOther(value: unknown): void {
  if (typeof value !== 'object' || value === null)
    return
  const found = OTHERS.find(([is]) => is(value as Record<string, unknown>))
  if (found)
    throw new TraceFileError(`This is ${found[1]}. ${EXPECTED} ${found[2]}`)
}

/**
 * The traces that a text holds, in order of their first span. Ids that are shorter than they should be are padded with
 * zeros, as Zipkin does; a duration of 0 is none.
 * @throws TraceFileError saying what the text is instead, or which field of which span is wrong
 */
export function parseTraces(text: string): Span[][] {
  let value: unknown
  try {
    value = JSON.parse(text)
  }
  catch (error) {
    throw new TraceFileError(`This is no JSON: ${error instanceof Error ? error.message : String(error)}. ${EXPECTED}`)
  }
  refuseOther(value)
  if (!Array.isArray(value))
    throw new TraceFileError(`${EXPECTED} Got ${brief(value)}.`)
  const traces = value.every(Array.isArray) ? value as unknown[][] : [value]
  const spans = traces.flat()
  if (spans.length === 0)
    throw new TraceFileError(`There is no span in it. ${EXPECTED}`)
  refuseOther(spans[0])
  const byTrace = new Map<string, Span[]>()
  for (const [i, given] of spans.entries()) {
    const span = readSpan(given, i + 1)
    const trace = byTrace.get(span.traceId)
    if (trace)
      trace.push(span)
    else
      byTrace.set(span.traceId, [span])
  }
  return [...byTrace.values()]
}

const KINDS = ['CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER'] as const
/** A moment before this in µs is one in ms or s: the year 1973. */
const LEAST_TIMESTAMP = 100_000_000_000_000

function readSpan(given: unknown, position: number): Span {
  const refuse = (field: string, must: string, got: unknown): never => {
    throw new TraceFileError(`Span ${position}: ${field} must be ${must}, got ${brief(got)}.`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    refuse('it', 'an object such as {"traceId": …, "id": …}', given)
  const span = given as Record<string, unknown>
  function id(field: 'traceId' | 'id' | 'parentId', longest: number): string | undefined {
    const value = span[field]
    if (field === 'parentId' && (value === undefined || value === null))
      return undefined
    if (typeof value !== 'string' || !/^[0-9a-f]+$/.test(value) || value.length > longest)
      return refuse(field, `up to ${longest} lower-case hex digits`, value)
    return value.padStart(value.length > 16 ? 32 : 16, '0')
  }
  function micros(field: 'timestamp' | 'duration'): number | undefined {
    const value = span[field]
    if (value === undefined || value === null || value === 0)
      return undefined
    if (!Number.isSafeInteger(value) || (value as number) < 0)
      return refuse(field, 'a whole number of microseconds', value)
    if (field === 'timestamp' && (value as number) < LEAST_TIMESTAMP)
      return refuse(field, 'microseconds since 1970; this looks like milliseconds or seconds', value)
    return value as number
  }
  function service(field: 'localEndpoint' | 'remoteEndpoint'): Span['localEndpoint'] {
    const value = span[field]
    if (value === undefined || value === null)
      return undefined
    const name = typeof value === 'object' ? (value as Record<string, unknown>).serviceName : refuse(field, 'an object such as {"serviceName": …}', value)
    if (name !== undefined && name !== null && typeof name !== 'string')
      refuse(`${field}.serviceName`, 'a name', name)
    return name ? { serviceName: name as string } : {}
  }
  const kind = span.kind ?? undefined
  if (kind !== undefined && !KINDS.includes(kind as 'CLIENT'))
    refuse('kind', `one of ${KINDS.join(', ')}, or absent`, kind)
  if (span.name !== undefined && span.name !== null && typeof span.name !== 'string')
    refuse('name', 'a text', span.name)
  const read: Record<string, unknown> = {
    traceId: id('traceId', 32),
    id: id('id', 16),
    parentId: id('parentId', 16),
    kind,
    name: span.name ?? undefined,
    timestamp: micros('timestamp'),
    duration: micros('duration'),
    shared: span.shared === true || undefined,
    debug: span.debug === true || undefined,
    localEndpoint: service('localEndpoint'),
    remoteEndpoint: service('remoteEndpoint'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as unknown as Span
}

/** Spans as Zipkin's server takes them: a list in one line each. */
export function traceText(spans: readonly Span[]): string {
  return `[\n${spans.map(span => JSON.stringify(span)).join(',\n')}\n]\n`
}
