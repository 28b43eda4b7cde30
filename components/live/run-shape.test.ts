import { describe, expect, it } from 'vitest'
import { ms } from '../../sim/engine/index.ts'
import { faultSpan, shareCurve } from './run-shape.ts'

const run = (...faults: [from: number, to: number, node?: string][]) => ({
  options: { duration: ms(100), schedule: { faults: faults.map(([from, to, node = 'a']) => ({ node, kind: 'down' as const, from: ms(from), to: ms(to) })) } },
})

describe('the span of trouble', () => {
  it('reaches from the first fault to the end of the last, and no further than the run', () => {
    expect(faultSpan(run([20, 30], [60, 70]))).toEqual({ from: 20, to: 70 })
    expect(faultSpan(run([20, 300]))).toEqual({ from: 20, to: 100 })
  })

  it('is the whole run where nothing goes wrong, or nothing that counts', () => {
    expect(faultSpan(run())).toEqual({ from: 0, to: 100 })
    expect(faultSpan(run([20, 30, 'b']), fault => fault.node === 'a')).toEqual({ from: 0, to: 100 })
  })
})

describe('a share over time', () => {
  it('is taken over the window before each moment, which is shorter at the beginning', () => {
    const spans: [number, number][] = []
    expect(shareCurve(run(), 30, (from, to) => {
      spans.push([from, to])
      return to / 100
    }, 4)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(spans).toEqual([[0, 0], [0, 25], [20, 50], [45, 75], [70, 100]])
  })
})
