import type { Span } from '../../sim/tracing/index.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { number, percent } from '../../case/format.ts'
import { placed, referencePath, run, summary } from '../../sim/tracing/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 })

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [run(), runProblem(solution), runProblem(solution, { merges: 6 })]
  const row = (name: string, of: (numbers: ReturnType<typeof summary>) => string) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(world => of(summary(world))).join(' +')}\\n`))
  row('services to search', ({ suspects }) => number(suspects))
  row('waited for longest', ({ blamed }) => blamed ?? 'nobody knows')
  row('calls for a page', ({ hops }) => number(hops))
  row('slowest hundredth', ({ p99 }) => `${number(p99)} ms`)
  const [, split, merged] = runs
  expect(readme).toContain(`${percent(summary(split!).share! * 100)} went into waiting for`)
  expect(readme).toContain(`answers ${percent(split!.services.find(({ name }) => name === 'licences')!.onTime * 100)} of its calls on time`)
  expect(readme).toContain(`the page takes ${number(summary(merged!).page)} ms instead of ${number(summary(split!).page)}.`)
  const slow = split!.pages.filter(({ start, end }) => end - start > 700).length / split!.pages.length
  expect(slow).toBeGreaterThan(0.4)
  expect(slow).toBeLessThan(0.5)
})

it('gives what the notes tell', () => {
  const notes = readFileSync(new URL('../../pages/10-outcome/tracing.md', import.meta.url), 'utf8')
  const traced = runProblem(solution)
  const { watched, services } = traced
  expect(notes).toContain('Seventy-two calls went out for it')
  expect(summary(traced).hops).toBe(72)
  expect(notes).toContain('one instance paused for half a second')
  expect(Math.max(...watched.calls.map(({ paused }) => paused))).toBeCloseTo(550, -2)
  expect(notes).toContain('each answers some ninety-nine of a hundred calls on time')
  expect(services.reduce((sum, { onTime }) => sum + onTime, 0) / services.length).toBeCloseTo(0.99, 2)
  expect(notes).toContain('Seven tenths of the time went into it, six calls deep')
  expect(summary(traced).share).toBeCloseTo(0.7, 1)
  const depth = (row: number): number => watched.calls[row]!.parent === null ? 1 : 1 + depth(watched.calls[row]!.parent)
  expect(depth(watched.calls.findIndex(({ service, paused }) => service === summary(traced).blamed && paused > 0))).toBe(6)
})

/** Any tree of spans on one clock: no two things begin or end together. */
const trees = fc.array(fc.record({ parent: fc.nat(), from: fc.integer({ min: -50, max: 400 }), long: fc.integer({ min: 1, max: 300 }), kind: fc.constantFrom(undefined, 'CLIENT', 'PRODUCER', 'CONSUMER' as const) }), { maxLength: 30 }).map((rows) => {
  const id = (n: number) => n.toString(16).padStart(16, '0')
  // Thirty-two times as fine, and a few of them apart: ties are another test's.
  return [
    { traceId: id(1), id: id(1), timestamp: 1_000_000, duration: 300 * 32, localEndpoint: { serviceName: 's1' } },
    ...rows.map(({ parent, from, long, kind }, i): Span => ({
      traceId: id(1), id: id(i + 2), parentId: id(1 + parent % (i + 1)), ...kind && { kind },
      timestamp: 1_000_000 + from * 32 + i, duration: long * 32, localEndpoint: { serviceName: `s${i + 2}` },
    })),
  ]
})

describe('the critical path of any tree', () => {
  it('is what another way of finding it finds', () => {
    fc.assert(fc.property(trees, (spans) => {
      expect(solution.criticalPath(spans)).toEqual(referencePath(spans))
    }), { numRuns: 300 })
  })

  it('covers the root without a gap, and does not depend on the order of spans', () => {
    fc.assert(fc.property(trees, fc.integer(), (spans, turn) => {
      // Of two that are cut off alike the first given counts.
      const cut = placed(spans).map(({ parent, from, to }) => `${parent} ${from} ${to}`)
      fc.pre(new Set(cut).size === cut.length)
      const path = solution.criticalPath(spans)
      expect(path[0]!.from).toBe(spans[0]!.timestamp)
      expect(path.at(-1)!.to).toBe(spans[0]!.timestamp! + spans[0]!.duration!)
      for (const [i, { from }] of path.slice(1).entries())
        expect(from).toBe(path[i]!.to)
      const at = Math.abs(turn) % spans.length
      expect(solution.criticalPath([...spans.slice(at), ...spans.slice(0, at)])).toEqual(path)
    }), { numRuns: 100 })
  })
})

describe('right answers in other styles', () => {
  const grader = openGrader('tracing', { reuse: true })
  afterAll(() => grader.close())
  const reference = readFileSync(new URL('solution.ts', import.meta.url), 'utf8')
  /** The reference with one of its functions left to another. */
  const but = (name: string, other: string) => `${reference.replace(`export function ${name}(`, `function ${name}OfTheReference(`)}\n${other}`

  it.each([
    ['headers taken apart by hand, without an expression', but('extract', `
      const isHex = (text: string | undefined, ...lengths: number[]) => lengths.includes(text?.length ?? 0) && [...text!].every(digit => '0123456789abcdef'.includes(digit))
      export const extract = (headers: readonly Header[]): Context => {
        const fields = new Map<string, string>()
        for (const [name, value] of headers) {
          if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value)
        }
        const [first, spanId, ...rest] = fields.get('b3')?.split('-') ?? []
        if (spanId === undefined && ['0', '1', 'd'].includes(first!)) return { sampled: first as '0' }
        if (isHex(first, 16, 32) && isHex(spanId, 16)) {
          const sampled = ['0', '1', 'd'].includes(rest[0]!) ? rest.shift() as 'd' : undefined
          const parentId = isHex(rest[0], 16) ? rest.shift() : undefined
          if (rest.length === 0) return { traceId: first, spanId, parentId, sampled }
        }
        const [trace, span, parent, decided] = ['traceid', 'spanid', 'parentspanid', 'sampled'].map(field => fields.get('x-b3-' + field))
        let sampled: Context['sampled']
        if (fields.get('x-b3-flags') === '1') sampled = 'd'
        else if (decided === '1' || decided === 'true') sampled = '1'
        else if (decided === '0' || decided === 'false') sampled = '0'
        else if (decided !== undefined) return {}
        if ([trace, span, parent].every(id => id === undefined)) return { sampled }
        return isHex(trace, 16, 32) && isHex(span, 16) && (parent === undefined || isHex(parent, 16)) ? { traceId: trace, spanId: span, parentId: parent, sampled } : {}
      }`)],
    ['a class that hangs spans on each other, asked from moment to moment', but('criticalPath', `
      class Node {
        readonly children: Node[] = []
        from = 0
        to = 0
        #clock = 0
        constructor(readonly span: Span) {}
        put(above: Node | undefined) {
          const { timestamp = 0, duration = 0, kind } = this.span
          this.#clock = above?.#clock ?? 0
          if (above && kind === 'SERVER' && above.span.kind === 'CLIENT') {
            const [start, room] = [above.span.timestamp! + above.#clock, above.span.duration! - duration]
            const isInside = timestamp >= start && timestamp + duration <= start + above.span.duration!
            this.#clock = room >= 0 && !isInside ? start + Math.floor(room / 2) - timestamp : 0
          }
          this.from = Math.max(timestamp + this.#clock, above?.from ?? -Infinity)
          this.to = Math.min(timestamp + this.#clock + duration, above?.to ?? Infinity)
          this.children.forEach(child => child.put(this))
        }
        *waits(until = this.to): Generator<[Node, number, number]> {
          let now = until
          for (;;) {
            const next = this.children.filter(({ span, from, to }) => span.kind !== 'CONSUMER' && to <= now && from < to).reduce<Node | undefined>((best, child) => !best || child.to > best.to || (child.to === best.to && child.from < best.from) ? child : best, undefined)
            if (!next) break
            yield [this, next.to, now]
            yield* next.waits()
            now = next.from
          }
          yield [this, this.from, now]
        }
      }
      export function criticalPath(spans: readonly Span[]): Segment[] {
        const nodes = spans.filter(({ timestamp, duration }) => timestamp !== undefined && duration !== undefined).map(span => new Node(span))
        const loose: Node[] = []
        for (const node of nodes) {
          const { span } = node
          const twin = span.kind === 'SERVER' && nodes.find(other => other.span.id === span.id && other.span.kind === 'CLIENT')
          const above = nodes.filter(other => other.span.id === span.parentId)
          const parent = twin || above.find(other => other.span.kind === 'SERVER') || above[0]
          if (parent) parent.children.push(node)
          else loose.push(node)
        }
        const named = loose.filter(({ span }) => span.parentId === undefined)
        const root = (named.length ? named : loose).toSorted((a, b) => a.span.timestamp! - b.span.timestamp!)[0]
        root?.put(undefined)
        return root ? [...root.waits()].filter(([, from, to]) => from < to).map(([{ span }, from, to]) => ({ id: span.id, service: span.localEndpoint?.serviceName ?? '', from, to })).reverse() : []
      }`)],
    ['merges that draw the graph anew, one call of itself for each', but('merge', `
      export function merge({ services, calls }: Graph, k: number): Merge[] {
        if (k <= 0) return []
        const others = calls.filter(({ from, to }) => from !== to)
        const found = services.map(({ name, owner }) => {
          const asking = others.filter(({ to }) => to === name)
          const into = asking[0]?.from
          return { service: name, into, saved: asking.reduce((sum, call) => sum + call.perRequest, 0), may: into !== undefined && asking.every(({ from }) => from === into) && services.some(other => other.name === into && other.owner === owner) }
        }).filter(({ may }) => may).sort((a, b) => b.saved - a.saved || a.service.localeCompare(b.service))
        if (found.length === 0) return []
        const { service, into } = found[0]!
        const moved = (name: string) => name === service ? into! : name
        return [{ service, into: into! }, ...merge({ services: services.filter(({ name }) => name !== service), calls: calls.map(call => ({ ...call, from: moved(call.from), to: moved(call.to) })) }, k - 1)]
      }`)],
  ])('pass: %s', async (_, answer) => {
    const { status, checks, trouble } = await grader.grade(answer)
    expect([checks.find(check => check.status !== 'passed')?.message, trouble, status]).toEqual([undefined, undefined, 'passed'])
  })
})
