import type { Span } from './trace-waterfall.ts'
import { describe, expect, it } from 'vitest'
import { child, inject } from '../../snippets/tracing.ts'
import { criticalPath, HOME_PAGE, timeOnPath } from './trace-waterfall.ts'

describe('the critical path', () => {
  it('covers the root from start to end, without gap or overlap', () => {
    const path = criticalPath(HOME_PAGE)
    const root = HOME_PAGE[0]!
    expect(path[0]!.from).toBe(root.start)
    expect(path.at(-1)!.to).toBe(root.end)
    for (const [i, segment] of path.slice(1).entries())
      expect(segment.from).toBe(path[i]!.to)
  })

  it('blames the slow service, and neither the quick ones nor the one nobody waits for', () => {
    const times = timeOnPath(criticalPath(HOME_PAGE))
    const [slowest] = [...times].sort((a, b) => b[1] - a[1])
    expect(slowest![0]).toBe('ratings')
    expect(times.has('catalog')).toBe(false)
    expect(times.has('log')).toBe(false)
  })

  it('takes two calls in a row both, of two at once the later one', () => {
    const spans: Span[] = [
      { id: 'root', name: '', start: 0, end: 100 },
      { id: 'first', name: '', parent: 'root', start: 10, end: 40 },
      { id: 'quick', name: '', parent: 'root', start: 40, end: 60 },
      { id: 'slow', name: '', parent: 'root', start: 40, end: 90 },
    ]
    expect(criticalPath(spans)).toEqual([
      { id: 'root', from: 0, to: 10 },
      { id: 'first', from: 10, to: 40 },
      { id: 'slow', from: 40, to: 90 },
      { id: 'root', from: 90, to: 100 },
    ])
  })

  it('is empty without a root', () => expect(criticalPath([])).toEqual([]))
})

describe('the shown propagation', () => {
  const root = { traceId: '463ac35c9f6413ad', spanId: 'a2fb4a1d1a96d312', sampled: '0' } as const

  it('keeps trace and decision, and makes the caller the parent', () => {
    const call = child(root, () => '0020000000000001')
    expect(call).toEqual({ ...root, spanId: '0020000000000001', parentId: root.spanId })
  })

  it('passes the decision on even when it is no', () => {
    const headers = new Headers()
    inject(child(root, () => '0020000000000001'), headers)
    expect(headers.get('b3')).toBe('463ac35c9f6413ad-0020000000000001-0-a2fb4a1d1a96d312')
  })

  it('leaves out what is not there', () => {
    const headers = new Headers()
    inject({ traceId: root.traceId, spanId: root.spanId }, headers)
    expect(headers.get('b3')).toBe('463ac35c9f6413ad-a2fb4a1d1a96d312')
  })
})
