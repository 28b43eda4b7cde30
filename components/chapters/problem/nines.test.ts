import { describe, expect, it } from 'vitest'
import { fact } from '../../../case/index.ts'
import { ALL_NINES, downtime, duration, inSeries, NINES_DEFAULTS, outageBudget, SERIES_PLOT, seriesCurve, shareText, yOfShare } from './nines.ts'

describe('downtime', () => {
  it('is what the facts of the deck say', () => {
    expect(downtime(99).year).toBeCloseTo(fact('two-nines-downtime').value!)
    expect(downtime(99.9).year).toBeCloseTo(fact('three-nines-downtime').value!)
    expect(downtime(99.99).year).toBeCloseTo(fact('four-nines-downtime').value!)
    expect(downtime(99.999).year).toBeCloseTo(fact('five-nines-downtime').value!)
  })

  it('is spread over twelve months and 365 days', () => {
    const { year, month, day } = downtime(99.99)
    expect(month * 12).toBeCloseTo(year)
    expect(day * 365).toBeCloseTo(year)
  })

  it('refuses what is no percentage', () => {
    expect(() => downtime(100.1)).toThrow('from 0 to 100 percent, got 100.1')
  })

  it.each([
    [99.999, '5.3 min', '26.3 s', '0.9 s'],
    [99.99, '52.6 min', '4.4 min', '8.6 s'],
    [99.9, '8.8 h', '43.8 min', '1.4 min'],
    [99, '3.7 days', '7.3 h', '14.4 min'],
    [90, '36.5 days', '3 days', '2.4 h'],
  ])('of %d%% reads %s a year, %s a month, %s a day', (availability, year, month, day) => {
    const down = downtime(availability)
    expect([duration(down.year), duration(down.month), duration(down.day)]).toEqual([year, month, day])
  })
})

describe('services in a row', () => {
  it('leave what the facts of the deck say', () => {
    expect(inSeries(99.99, 30)).toBeCloseTo(fact('serial-30').value!)
    expect(inSeries(99.99, 100)).toBeCloseTo(fact('serial-100').value!)
    expect(inSeries(99.99, 700)).toBeCloseTo(fact('serial-700').value!)
  })

  it('print as those facts do', () => {
    for (const id of ['serial-30', 'serial-100', 'serial-700'] as const)
      expect(shareText(fact(id).value!)).toBe(fact(id).text)
  })

  it('leave a service alone as it is', () => {
    for (const availability of NINES_DEFAULTS.availabilities)
      expect(inSeries(availability, 1)).toBeCloseTo(availability, 10)
  })

  it('never print nothing as a figure', () => {
    expect(shareText(inSeries(90, 700))).toBe('<0.01%')
    expect(shareText(inSeries(99, 700))).toBe('0.09%')
  })

  it('are drawn from full light down, on a scale that starts at zero', () => {
    const curve = seriesCurve(99.9, 700)
    expect(curve[0]).toEqual({ x: 0, y: 0 })
    expect(curve.at(-1)!.x).toBe(SERIES_PLOT.width)
    expect(curve.map(point => point.y)).toEqual(curve.map(point => point.y).sort((a, b) => a - b))
    expect(yOfShare(0)).toBe(SERIES_PLOT.height)
  })
})

describe('the stops', () => {
  it('are all one to five nines, with the case’s figures among the steps', () => {
    expect(ALL_NINES).toEqual([90, 99, 99.9, 99.99, 99.999])
    expect(NINES_DEFAULTS.availabilities).toContain(99.5)
    expect(NINES_DEFAULTS.availabilities).toContain(NINES_DEFAULTS.availability)
  })
})

describe('the case’s own budget', () => {
  it('does not hold the case’s own outages', () => {
    expect(outageBudget.total).toBe(60)
    expect(outageBudget.allowed).toBeCloseTo(52.56)
    expect(outageBudget.over).toBeCloseTo(7.44)
  })
})
