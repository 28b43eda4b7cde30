import type { Policy, Span } from '../../sim/tracing/index.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { number, percent } from '../../case/format.ts'
import { referencePath, run, summary, timeByService } from '../../sim/tracing/index.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

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

describe('answers in other styles', () => {
  it('may write the headers by hand, without an expression', () => {
    const hex = (text: string | undefined, ...lengths: number[]) => text !== undefined && lengths.includes(text.length) && [...text].every(digit => '0123456789abcdef'.includes(digit))
    const extract: Policy['extract'] = (headers) => {
      const fields = new Map<string, string>()
      for (const [name, value] of headers) {
        if (!fields.has(name.toLowerCase()))
          fields.set(name.toLowerCase(), value)
      }
      const parts = fields.get('b3')?.split('-') ?? []
      if (parts.length === 1 && ['0', '1', 'd'].includes(parts[0]!))
        return { sampled: parts[0] as '0' }
      if (hex(parts[0], 16, 32) && hex(parts[1], 16)) {
        const [traceId, spanId, ...rest] = parts as [string, string, ...string[]]
        const sampled = ['0', '1', 'd'].includes(rest[0]!) ? rest.shift() as '0' : undefined
        const parentId = hex(rest[0], 16) ? rest.shift() : undefined
        if (rest.length === 0)
          return { traceId, spanId, ...sampled && { sampled }, ...parentId && { parentId } }
      }
      return solution.extract([...fields].filter(([name]) => name !== 'b3'))
    }
    const world = run({ policy: () => ({ ...solution, extract }) })
    expect(timeByService(world.watched)).toEqual(timeByService(runProblem(solution).watched))
  })
})
