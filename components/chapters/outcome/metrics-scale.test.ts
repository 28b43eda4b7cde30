import { describe, expect, it } from 'vitest'
import { metrics } from '../../../case/metrics.ts'
import { byGrowth, cellAfterKey, decadeLines, factorText, SCALE, threadOf, xOfRatio } from './metrics-scale.ts'

const thread = (id: string) => threadOf(metrics.find(m => m.id === id)!)!

describe('the common scale', () => {
  it('gives each decade the same width', () => {
    const gaps = decadeLines.slice(1).map((line, i) => line.x - decadeLines[i]!.x)
    for (const gap of gaps)
      expect(gap).toBeCloseTo(gaps[0]!)
  })

  it('labels its lines with what they mean, where there is room', () => {
    expect(decadeLines.map(line => line.label)).toEqual(['÷100', '', '×1', '', '×100', '', '×10,000', ''])
  })

  it('refuses a ratio that has no place on it', () => {
    expect(() => xOfRatio(1e6)).toThrow('from 1e-2 to 1e5, got 1000000')
    expect(() => xOfRatio(0)).toThrow(RangeError)
  })
})

describe('factors', () => {
  it('shows no more precision than the case has', () => {
    expect(factorText(32.5)).toBe('×33')
    expect(factorText(28000)).toBe('×28,000')
    expect(factorText(2.5)).toBe('×2.5')
    expect(factorText(0.02)).toBe('÷50')
  })

  it('are computed from the case for every row', () => {
    expect(metrics.map(m => [m.id, threadOf(m)?.factor, threadOf(m)?.of])).toEqual([
      ['uptime', '÷50', 'downtime'],
      ['subscribers', '×33', ''],
      ['deploys', '×28,000', ''],
      ['services', '×700', ''],
      ['aws-cost', '×2.5', 'since 2016'],
      ['stream-starts', '×10,000', ''],
    ])
  })
})

describe('a thread', () => {
  it('starts in every row at the same place, whatever its first year', () => {
    for (const { id } of metrics)
      expect(thread(id).points[0]).toBe(xOfRatio(1))
  })

  it('has no point where the case gives words instead of a number, and says that it guesses', () => {
    expect(thread('deploys').points).toHaveLength(2)
    expect(thread('deploys').guessed).toBe(true)
    expect(thread('subscribers').guessed).toBe(false)
    expect(thread('aws-cost').guessed).toBe(false)
  })

  it('goes left for downtime, and stays there from 2016 on', () => {
    const [start, middle, end] = thread('uptime').points
    expect(middle).toBeLessThan(start!)
    expect(end).toBe(middle)
  })

  it('ends on the scale', () => {
    for (const { id } of metrics)
      expect(Math.max(...thread(id).points)).toBeLessThan(SCALE.width)
  })
})

describe('the order of rows', () => {
  it('is by growth, with what shrank at the end', () => {
    const rows = metrics.map(m => ({ id: m.id, thread: threadOf(m) }))
    expect(byGrowth(rows).map(m => m.id)).toEqual(['deploys', 'stream-starts', 'services', 'subscribers', 'aws-cost', 'uptime'])
  })
})

describe('arrow keys in the table', () => {
  it('move by one cell and stop at the edges', () => {
    expect(cellAfterKey('ArrowDown', { row: 0, cell: 1 }, 6, 3)).toEqual({ row: 1, cell: 1 })
    expect(cellAfterKey('ArrowUp', { row: 0, cell: 1 }, 6, 3)).toEqual({ row: 0, cell: 1 })
    expect(cellAfterKey('ArrowRight', { row: 5, cell: 2 }, 6, 3)).toEqual({ row: 5, cell: 2 })
    expect(cellAfterKey('End', { row: 2, cell: 0 }, 6, 3)).toEqual({ row: 2, cell: 2 })
  })

  it('leave other keys alone', () => {
    expect(cellAfterKey('x', { row: 0, cell: 0 }, 6, 3)).toBeNull()
  })
})
