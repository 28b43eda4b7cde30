import { describe, expect, it } from 'vitest'
import { hashTrace, ms, seconds } from '../engine/index.ts'
import { baseline, darkServices, GRAPH, NAMES, PHYSICS, referenceMerges, referencePath, run, SCHEDULES, SERVICES, summary, timeByService } from './index.ts'
import type { Policy, Span } from './index.ts'

/** Passes ids on, as plainly as can be. */
const plain: Policy = {
  ...baseline,
  inject: ({ traceId, spanId, sampled, parentId }) => traceId ? [['b3', [traceId, spanId, sampled, parentId].filter(Boolean).join('-')]] : sampled ? [['b3', sampled]] : [],
  extract(headers) {
    const parts = headers[0]?.[1].split('-') ?? []
    if (parts.length === 1)
      return { sampled: parts[0] as 'd' }
    const [traceId, spanId, sampled, parentId] = parts
    return traceId ? { traceId, spanId, sampled: sampled as '1', ...parentId && { parentId } } : {}
  },
  criticalPath: referencePath,
  merge: referenceMerges,
}
const traced = (options: Parameters<typeof run>[0] = {}) => run({ policy: () => plain, ...options })

describe('the world of tracing', () => {
  it('has fifty services, each asked by somebody, in teams', () => {
    expect(NAMES).toHaveLength(50)
    const reached = new Set(run().watched.calls.map(({ service }) => service))
    expect(NAMES.filter(name => !reached.has(name))).toEqual([])
    expect(new Set(Object.values(SERVICES).map(({ owner }) => owner)).size).toBeGreaterThan(5)
    expect(GRAPH.calls.reduce((sum, { perRequest }) => sum + perRequest, 0)).toBe(summary(run()).hops)
  })

  it('runs the same from the same seed, and differently from another', () => {
    const hash = (seed: number) => hashTrace(run({ seed }).trace)
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })

  it('lets every service say that it is well, while four pages in ten are slow', () => {
    for (const seed of [1, 7, 42]) {
      const { services, pages } = run({ seed })
      expect(Math.min(...services.map(({ onTime }) => onTime))).toBeGreaterThan(PHYSICS.objective.share)
      expect(pages.filter(({ start, end }) => end - start > PHYSICS.watched.takes).length / pages.length).toBeGreaterThan(0.4)
    }
  })

  it('takes as long with ids as without: they are only words on calls', () => {
    expect(traced().pages).toEqual(run().pages)
    expect(traced({ loses: 'home', sampling: 'tenth', skew: 0 }).pages).toEqual(run().pages)
  })

  it('gives the same page the same luck, whatever was merged', () => {
    const luck = (merges: number) => traced({ merges }).watched.calls.map(({ service, paused, by }) => by === 'local' ? service : `${service} ${paused}`)
    const split = luck(0)
    expect(luck(4).map((call, i) => split[i]!.startsWith(call))).not.toContain(false)
    expect(traced({ merges: 4 }).watched.page.id).toBe(traced().watched.page.id)
  })

  it('refuses what makes no world, and answers that are none', () => {
    expect(() => run({ loses: 'nobody' })).toThrow('loses must be null or one of edge, home')
    expect(() => run({ sampling: 'some' as 'all' })).toThrow('sampling must be one of all, tenth, debug, got "some"')
    expect(() => run({ merges: -1 })).toThrow('merges must be a whole number of 0 or more, got -1')
    expect(() => run({ duration: ms(300) })).toThrow('make the run longer')
    expect(() => traced({ policy: () => ({ ...plain, extract: () => ({ traceId: 'x' }) }) })).toThrow('must return a context: traceId and spanId or neither')
    expect(() => traced({ policy: () => ({ ...plain, inject: () => ({ b3: '0' }) as never }) })).toThrow('must return a list of [name, value], got {"b3":"0"}')
    expect(() => traced({ merges: 1, policy: () => ({ ...plain, merge: () => [{ service: 'user', into: 'nobody' }] }) })).toThrow('merge(graph, 1) must return at most 1 merges')
  })
})

describe('a trace', () => {
  it('is one tree, from the page to every service, where all pass it on', () => {
    const { watched: { spans, traceId } } = traced()
    expect(new Set(spans.map(span => span.traceId))).toEqual(new Set([traceId]))
    expect([...darkServices(traced())]).toEqual([])
  })

  it('is fifty pieces where nobody does', () => {
    const { watched: { spans } } = run()
    expect(new Set(spans.map(span => span.traceId)).size).toBe(spans.filter(({ kind }) => kind === 'SERVER' || kind === 'CONSUMER').length)
  })

  it('ends where a service does not pass it on', () => {
    const dark = [...darkServices(traced({ loses: 'recommendations' }))]
    expect(dark).toContain('ranker')
    expect(dark).toContain('history-index')
    expect(dark).not.toContain('recommendations')
    expect(dark).not.toContain('licences')
  })

  it('names the service that is really slow', () => {
    for (const seed of [1, 7, 42])
      expect(summary(traced({ seed, schedule: SCHEDULES['ratings-slow'] })).blamed).toBe('ratings')
  })

  it('counts as suspects all whom a service hides that passes nothing on', () => {
    const hidden = summary(traced({ loses: 'recommendations', schedule: SCHEDULES['ratings-slow'] }))
    expect([hidden.blamed, hidden.suspects]).toEqual(['recommendations', 13])
    expect(summary(run()).suspects).toBe(50)
  })

  it('is kept as the first service decides, and by nobody else', () => {
    expect(traced({ sampling: 'tenth' }).watched).toMatchObject({ spans: [], traceId: null, path: [] })
    const kept = [1, 2, 7, 15, 20].map(seed => traced({ seed, sampling: 'tenth', perSecond: 60 }).watched.spans.length)
    // All of a trace or none of it.
    expect(new Set(kept)).toEqual(new Set([0, 147]))
    expect(traced({ sampling: 'debug' }).watched.spans.every(({ debug }) => debug)).toBe(true)
  })

  it('falls into roots without trees where a no is not passed on', () => {
    const silent: Policy = { ...plain, inject: context => context.sampled === '0' ? [] : plain.inject(context, 'single') }
    const { watched } = traced({ sampling: 'tenth', policy: () => silent })
    expect(watched.traceId).toBeNull()
    expect(watched.spans.length).toBeGreaterThan(0)
  })

  it('has spans as Zipkin’s v2 API describes them', () => {
    const { watched: { spans } } = traced()
    const sides = new Map<string, Span[]>()
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/)
      expect(span.id).toMatch(/^[0-9a-f]{16}$/)
      expect(span.parentId ?? span.id).toMatch(/^[0-9a-f]{16}$/)
      expect(span.parentId).not.toBe(span.id)
      expect(['CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER']).toContain(span.kind)
      expect(Number.isSafeInteger(span.timestamp)).toBe(true)
      expect(Math.abs(span.timestamp! - PHYSICS.epoch)).toBeLessThan(seconds(4) * 1000)
      expect(Number.isSafeInteger(span.duration) && span.duration! >= 1).toBe(true)
      expect(span.name).toBe(span.name!.toLowerCase())
      expect(NAMES).toContain(span.localEndpoint!.serviceName)
      sides.set(span.id, [...sides.get(span.id) ?? [], span])
    }
    for (const [first, second, ...more] of sides.values()) {
      expect(more).toEqual([])
      if (second)
        expect([first!.kind, first!.shared, second.kind, second.shared]).toEqual(['CLIENT', undefined, 'SERVER', true])
      else
        expect(first!.shared).toBeUndefined()
    }
    const known = new Set(spans.map(({ id }) => id))
    expect(spans.filter(({ parentId }) => parentId === undefined)).toHaveLength(1)
    expect(spans.filter(({ parentId }) => parentId !== undefined && !known.has(parentId))).toEqual([])
    const messages = spans.filter(({ kind }) => kind === 'PRODUCER' || kind === 'CONSUMER')
    expect(messages.map(({ kind }) => kind)).toEqual(['PRODUCER', 'CONSUMER'])
    expect(messages[1]!.parentId).toBe(messages[0]!.id)
  })

  it('has clocks that are off, by no more than was said', () => {
    const starts = (skew: number) => traced({ skew }).watched.spans.map(({ timestamp }) => timestamp!)
    const [right, off] = [starts(0), starts(12)]
    const apart = right.map((start, i) => Math.abs(start - off[i]!))
    expect(Math.max(...apart)).toBeGreaterThan(5000)
    expect(Math.max(...apart)).toBeLessThanOrEqual(12_000)
  })
})

describe('merges', () => {
  it('cut calls and the slowest hundredth on every seed, and mix no owners', () => {
    for (const seed of [1, 7, 42]) {
      const [split, merged] = [traced({ seed }), traced({ seed, merges: 6 })]
      expect([summary(split).hops, summary(merged).hops]).toEqual([72, 49])
      expect(summary(merged).p99).toBeLessThan(summary(split).p99)
      for (const { service, into } of merged.merges)
        expect(SERVICES[service]!.owner).toBe(SERVICES[into]!.owner)
    }
  })

  it('make a call into work inside of a service', () => {
    const { watched } = traced({ merges: 2 })
    const local = watched.spans.filter(({ kind }) => kind === undefined)
    expect(new Set(local.map(({ localEndpoint }) => localEndpoint!.serviceName))).toEqual(new Set(['profiles']))
    expect(timeByService(watched)[0]![0]).toBe('licences')
  })
})
