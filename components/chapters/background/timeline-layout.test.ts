import { describe, expect, it } from 'vitest'
import { citation } from '../../citing/citation.ts'
import { events, gap, phases, PRESENT } from '../../../case/timeline.ts'
import { bands, decisive, layoutTimeline, rowOf, ticks, TIMELINE, xOfYear, yearsText } from './timeline-layout.ts'

const row = (id: string) => layoutTimeline([id])[0]!
const right = ({ x, width }: { x: number, width: number }) => x + width

/** Width of a text in Instrument Sans, from above: capitals, m and w are wide, i, l and t narrow. */
const width = (text: string, size: number) => size * [...text].reduce((sum, letter) =>
  sum + (/[A-Zmw0-9]/.test(letter) ? 0.66 : /[ iljt.,'’-]/.test(letter) ? 0.28 : 0.53), 0)
const MARK = 18
const widthOf = (r: ReturnType<typeof row>) =>
  width(r.name, 20) + 12
  + (r.bracketClaim ? width(citation(r.bracketClaim).text, 18) + MARK + 12 : 0)
  + width(`${r.mark.what} ${citation(r.mark.fact).text}`, 18) + MARK

describe('the bands', () => {
  it('follow each other from edge to edge without overlap', () => {
    expect(bands[0]!.x).toBe(0)
    for (const [i, band] of bands.slice(1).entries())
      expect(band.x).toBeCloseTo(right(bands[i]!))
    expect(right(bands.at(-1)!)).toBeCloseTo(TIMELINE.width)
  })

  it('leave only the last open, up to the present', () => {
    expect(bands.filter(band => band.open).map(band => band.id)).toEqual(['phase-4'])
    expect(xOfYear(PRESENT)).toBe(TIMELINE.width)
  })

  it('stand over an axis in proportion to time', () => {
    const steps = ticks.slice(1).map((tick, i) => tick.x - ticks[i]!.x)
    for (const step of steps)
      expect(step).toBeCloseTo(steps[0]!)
  })
})

describe('the rows', () => {
  const every = layoutTimeline(events.filter(event => event.phase).map(event => event.id))

  it('keep every label clear of what is drawn in its row, and on the canvas', () => {
    for (const r of every) {
      expect(r.label.after, r.id).toBeGreaterThanOrEqual(right(r.mark) + 8)
      for (const label of Object.values(r.label)) {
        if (right(r.bracket) < TIMELINE.width)
          expect(label, r.id).toBeGreaterThanOrEqual(right(r.bracket) + 8)
      }
      expect(r.label.after + widthOf(r), r.id).toBeLessThanOrEqual(TIMELINE.width)
    }
  })

  it('leave room for the length of a gap between the marks that it measures', () => {
    for (const r of every.filter(r => r.gap))
      expect(r.gap!.width, r.id).toBeGreaterThanOrEqual(r.gap!.text.length * 9)
  })

  it('draw nothing left of the axis', () => {
    for (const r of every)
      expect(Math.min(r.mark.x, r.bracket.x), r.id).toBeGreaterThanOrEqual(0)
  })

  it('fit the slide, with the default events', () => {
    expect(TIMELINE.head + layoutTimeline().length * TIMELINE.row + TIMELINE.axis).toBeLessThanOrEqual(510)
  })

  it('come in with their phase, the move as a whole with the last', () => {
    expect(row('dynamodb').click).toBe(1)
    expect(row('open-connect').click).toBe(phases.length)
    expect(layoutTimeline().at(-1)).toMatchObject({ id: 'move', click: phases.length })
  })

  it('refuse an event that does not exist, or that the case puts in no phase', () => {
    expect(() => layoutTimeline(['chaos-ape'])).toThrow('Unknown timeline event "chaos-ape"')
    expect(() => layoutTimeline(['completion'])).toThrow('"completion" stands in no phase')
  })
})

describe('the gap', () => {
  it('is none where the case holds the date', () => {
    for (const id of ['encoding', 'logs', 'active-active', 'eu-region'])
      expect(row(id).gap, id).toBeUndefined()
  })

  it('runs from the date on record to the edge of the case’s phase', () => {
    const { gap: late, bracket, mark } = row('chaos-monkey')
    expect(right(late!)).toBeCloseTo(bracket.x)
    expect(Math.abs(late!.x - right(mark))).toBeLessThanOrEqual(TIMELINE.markWidth)
    expect(late!.words).toBe('2 years before the phase in which the case tells it')
  })

  it('points the other way where the case is too early', () => {
    const { gap: early, bracket, mark } = row('dynamodb')
    expect(early!.x).toBeCloseTo(right(bracket))
    expect(Math.abs(right(early!) - mark.x)).toBeLessThanOrEqual(TIMELINE.markWidth)
    expect(early!.words).toBe('2 years after the phase in which the case tells it')
  })

  it('takes the date that is farthest outside, not the first', () => {
    const kafka = events.find(event => event.id === 'kafka')!
    expect(gap(kafka)).toBe(0)
    expect(decisive(kafka).date.fact).toBe('kafka-at-netflix')
    expect(row('kafka').gap!.text).toBe('1 year')
  })

  it('agrees with the case layer wherever the first date decides', () => {
    for (const event of events.filter(e => e.phase && gap(e) !== 0))
      expect(decisive(event).years, event.id).toBeCloseTo(gap(event)!)
  })

  it('ignores what is finer than a phase is dated', () => {
    expect(decisive(events.find(event => event.id === 'four-nines')!).years).toBeLessThan(0)
    expect(rowOf(events.find(event => event.id === 'four-nines')!).gap).toBeUndefined()
  })

  it('is told in whole years', () => {
    expect(yearsText(-0.9)).toBe('1 year')
    expect(yearsText(4.42)).toBe('4 years')
  })
})
