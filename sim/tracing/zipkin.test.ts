import type { Span } from './index.ts'
import { describe, expect, it } from 'vitest'
import { parseTraces, recordedRun, referencePath, summary, traceText } from './index.ts'

const TRACE = '463ac35c9f6413ad48485a3953bb6124'
const AT = 1_502_787_600_000_000
const span = (id: string, from: number, long: number, more: Partial<Span> = {}): Span =>
  ({ traceId: TRACE, id: id.padStart(16, '0'), timestamp: AT + from, duration: long, localEndpoint: { serviceName: 'home' }, ...more })
const parent = (id: string) => ({ parentId: id.padStart(16, '0') })
const text = (value: unknown) => JSON.stringify(value)

describe('a file of traces', () => {
  it('is a list of spans, or of traces, and comes back as it was written', () => {
    const spans = [span('1', 0, 100), span('2', 10, 50, { ...parent('1'), kind: 'CLIENT', name: 'get /user', remoteEndpoint: { serviceName: 'user' } })]
    expect(parseTraces(traceText(spans))).toEqual([spans])
    expect(parseTraces(text([spans]))).toEqual([spans])
    const other = spans.map(one => ({ ...one, traceId: '0'.repeat(31) + '1' }))
    expect(parseTraces(text([...spans, ...other]))).toEqual([spans, other])
  })

  it('is taken as Zipkin takes it: short ids are padded, nulls and a duration of 0 are left out, what is unknown too', () => {
    expect(parseTraces(text([{ traceId: 'a', id: 'b', parentId: null, kind: null, name: null, duration: 0, tags: { 'http.method': 'GET' }, localEndpoint: { serviceName: 'home', ipv4: '10.0.0.1' }, remoteEndpoint: null, shared: false }])))
      .toEqual([[{ traceId: 'a'.padStart(16, '0'), id: 'b'.padStart(16, '0'), localEndpoint: { serviceName: 'home' } }]])
    expect(parseTraces(text([{ traceId: '1234567890abcdef1', id: '1' }]))[0]![0]!.traceId).toBe('1234567890abcdef1'.padStart(32, '0'))
  })

  it.each([
    ['milk', 'This is no JSON'],
    ['{"a":1}', 'Expected is Zipkin’s v2 JSON: a list of spans, or a list of traces, each a list of spans. Got {"a":1}.'],
    ['[]', 'There is no span in it.'],
    ['[[]]', 'There is no span in it.'],
    [text({ data: [{ traceID: '1', spans: [] }] }), 'This is Jaeger’s own JSON.'],
    [text([{ traceID: '1', spanID: '2', operationName: 'x' }]), 'This is Jaeger’s own JSON.'],
    [text({ resourceSpans: [] }), 'This is OpenTelemetry’s JSON (OTLP). Expected is Zipkin’s v2 JSON: a list of spans, or a list of traces, each a list of spans. Send it through an OpenTelemetry Collector with a zipkin exporter.'],
    [text([{ traceId: '1', id: '2', binaryAnnotations: [] }]), 'This is Zipkin’s v1 JSON.'],
    [text({ traceEvents: [] }), 'This is a browser’s performance trace.'],
    ['[1]', 'Span 1: it must be an object such as {"traceId": …, "id": …}, got 1.'],
    ['[{"id":"1"}]', 'Span 1: traceId must be up to 32 lower-case hex digits, got undefined.'],
    [text([{ traceId: '1', id: '1' }, { traceId: '1', id: 'ABC' }]), 'Span 2: id must be up to 16 lower-case hex digits, got "ABC".'],
    [text([{ traceId: '1', id: '1', timestamp: 1502787600000 }]), 'Span 1: timestamp must be microseconds since 1970; this looks like milliseconds or seconds, got 1502787600000.'],
    [text([{ traceId: '1', id: '1', duration: 1.5 }]), 'Span 1: duration must be a whole number of microseconds, got 1.5.'],
    [text([{ traceId: '1', id: '1', kind: 'server' }]), 'Span 1: kind must be one of CLIENT, SERVER, PRODUCER, CONSUMER, or absent, got "server".'],
    [text([{ traceId: '1', id: '1', localEndpoint: 'home' }]), 'Span 1: localEndpoint must be an object such as {"serviceName": …}, got "home".'],
  ])('%s is refused by name', (given, message) => {
    expect(() => parseTraces(given)).toThrow(message)
  })
})

describe('a recorded trace', () => {
  const look = (spans: readonly Span[]) => recordedRun(spans, { criticalPath: referencePath })

  it('takes both sides of a call for one, whether they share an id or not', () => {
    const server = { kind: 'SERVER' as const, localEndpoint: { serviceName: 'user' } }
    const shared = look([span('1', 0, 100), span('2', 10, 50, { ...parent('1'), kind: 'CLIENT' }), span('2', 20, 30, { ...parent('1'), ...server, shared: true })])
    const apart = look([span('1', 0, 100), span('2', 10, 50, { ...parent('1'), kind: 'CLIENT' }), span('3', 20, 30, { ...parent('2'), ...server })])
    for (const { watched: { calls } } of [shared, apart])
      expect(calls.map(({ service, by }) => `${service} ${by}`)).toEqual(['home local', 'user call'])
    expect(Object.values(shared.watched.rows)).toEqual([0, 1])
    expect(Object.values(apart.watched.rows)).toEqual([0, 1, 1])
  })

  it('shows who was called and reported nothing, such as a database', () => {
    const { watched, services } = look([span('1', 0, 100), span('2', 10, 80, { ...parent('1'), kind: 'CLIENT', remoteEndpoint: { serviceName: 'postgres' } }), span('3', 92, 4, { ...parent('1'), kind: 'CLIENT', localEndpoint: {} })])
    expect(services.map(({ name }) => name)).toEqual(['home', 'postgres', 'no name'])
    expect(watched.calls.every(({ answered, sent }) => answered > sent)).toBe(true)
  })

  it('is as long as it was, with room before and after', () => {
    const run = look([span('1', 0, 40_000), span('2', 1000, 90_000, { ...parent('1'), kind: 'CONSUMER' })])
    expect(summary(run).page).toBeCloseTo(40)
    expect(run.options.duration).toBeGreaterThan(80)
    expect(run.watched.calls[1]).toMatchObject({ by: 'message' })
  })

  it('says when there is nothing to draw', () => {
    expect(() => look([{ traceId: TRACE, id: '1' }])).toThrow('No span of it has both a timestamp and a duration')
    expect(() => recordedRun([span('1', 0, 10)], { criticalPath: () => [{ id: '1', service: 'home', from: 5, to: 5 }] })).toThrow('criticalPath(spans) must return a list of { id, service, from, to } with to after from')
  })
})
