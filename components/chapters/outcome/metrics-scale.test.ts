import { describe, expect, it } from 'vitest'
import { metrics } from '../../../case/metrics.ts'
import { cellAfterKey, decadeLines, drawnPart, factorText, inOrder, PLOT, threadOf, xOfYear, yOfRatio } from './metrics-scale.ts'

const thread = (id: string) => threadOf(metrics.find(m => m.id === id)!)!

describe('the common scale', () => {
  it('gives each decade the same height', () => {
    const gaps = decadeLines.slice(1).map((line, i) => line.y - decadeLines[i]!.y)
    for (const gap of gaps)
      expect(gap).toBeCloseTo(gaps[0]!)
  })

  it('labels its lines with what they mean', () => {
    expect(decadeLines.map(line => line.label)).toEqual(['×100,000', '×10,000', '×1,000', '×100', '×10', '×1', '÷10', '÷100'])
  })

  it('refuses a ratio that has no place on it', () => {
    expect(() => yOfRatio(1e6)).toThrow('from 1e-2 to 1e5, got 1000000')
    expect(() => yOfRatio(0)).toThrow(RangeError)
  })

  it('places years in proportion to time', () => {
    expect(xOfYear(2016)).toBe(PLOT.width / 2)
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
  it('starts every row that has a figure for the first year at the same point', () => {
    for (const id of ['uptime', 'subscribers', 'deploys', 'services', 'stream-starts'])
      expect(thread(id).points[0]).toEqual({ x: 0, y: yOfRatio(1) })
  })

  it('starts in the year of the first figure where there is none for 2008', () => {
    expect(thread('aws-cost').points[0]).toEqual({ x: xOfYear(2016), y: yOfRatio(1) })
    expect(thread('aws-cost').guessed).toBe(false)
  })

  it('has no point where the case gives words instead of a number, and says that it guesses', () => {
    expect(thread('deploys').points).toHaveLength(2)
    expect(thread('deploys').guessed).toBe(true)
    expect(thread('subscribers').guessed).toBe(false)
  })

  it('sinks for downtime, and is level from 2016 on', () => {
    const [start, middle, end] = thread('uptime').points
    expect(middle!.y).toBeGreaterThan(start!.y)
    expect(end!.y).toBe(middle!.y)
  })

  it('is drawn from the left, through its points, to its end', () => {
    const points = [{ x: 0, y: 100 }, { x: 50, y: 50 }, { x: 100, y: 40 }]
    expect(drawnPart(points, 0)).toEqual([])
    expect(drawnPart(points, 0.25)).toEqual([{ x: 0, y: 100 }, { x: 25, y: 75 }])
    expect(drawnPart(points, 0.75)).toEqual([{ x: 0, y: 100 }, { x: 50, y: 50 }, { x: 75, y: 45 }])
    expect(drawnPart(points, 1)).toEqual(points)
  })
})

describe('the order of rows', () => {
  it('is the case’s own, or by growth with what shrank at the end', () => {
    const rows = metrics.map(m => ({ id: m.id, thread: threadOf(m) }))
    expect(inOrder(rows, 'case')).toEqual(rows)
    expect(inOrder(rows, 'growth').map(m => m.id)).toEqual(['deploys', 'stream-starts', 'services', 'subscribers', 'aws-cost', 'uptime'])
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
