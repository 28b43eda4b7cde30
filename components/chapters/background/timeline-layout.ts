// Where the timeline draws what the case dates and what the record dates. Rows keep labels apart: a row holds
// one event, its label starts right of everything drawn in it, and the gap's length stands on the gap itself.
import type { CitationId } from '../../citing/citation.ts'
import type { Dated, Phase, Span, TimelineEvent } from '../../../case/timeline.ts'
import { fact, quantity } from '../../../case/index.ts'
import { events, phases, PRESENT } from '../../../case/timeline.ts'

/** Canvas pixels and years of the drawing. */
export const TIMELINE = {
  width: 1152,
  head: 84,
  row: 38,
  axis: 30,
  from: 2008,
  to: PRESENT,
  /** Between a row's marks and its label. */
  labelGap: 12,
  /** Narrowest mark: a single day must still be seen. */
  markWidth: 10,
  /** Years below which the case counts as right: a phase is not dated to the month. */
  tolerance: 0.5,
  /** Shown by default: in each phase what fits and what does not. */
  events: ['encoding', 'logs', 'dynamodb', 'kafka', 'chaos-monkey', 'hystrix', 'active-active', 'eu-region', 'open-connect'],
}

/** A stretch of the drawing, from its left edge. */
export interface Stretch { x: number, width: number }

/** A year from the left edge of the drawing, in proportion to time. */
export const xOfYear = (year: number): number =>
  ((year - TIMELINE.from) / (TIMELINE.to - TIMELINE.from)) * TIMELINE.width

const stretch = ({ from, to }: Span): Stretch => ({ x: xOfYear(from), width: xOfYear(to) - xOfYear(from) })

function visible(span: Span): Stretch {
  const { x, width } = stretch(span)
  return width >= TIMELINE.markWidth ? { x, width } : { x: x + (width - TIMELINE.markWidth) / 2, width: TIMELINE.markWidth }
}

/** An open phase ends at the edge of the canvas: its label stands inside the bracket. */
function labelOf(bracket: Stretch, mark: Stretch): Row['label'] {
  const end = bracket.x + bracket.width
  const before = (end < TIMELINE.width ? end : bracket.x) + TIMELINE.labelGap
  return { before, after: Math.max(before, mark.x + mark.width + TIMELINE.labelGap) }
}

/** One event of the drawing. */
export interface Row {
  id: string
  name: string
  /** Click that brings the record in: the number of the phase. */
  click: number
  /** Where the case puts it. */
  bracket: Stretch
  /** The bracket has no end on the canvas. */
  open: boolean
  /** The case's own words for the bracket, where they are not those of its phase. */
  bracketClaim?: CitationId
  /** Where the record puts it. */
  mark: Stretch & { what: string, fact: CitationId }
  /** How long the mark is, where that is the point. */
  length?: string
  /** From the case's nearest edge to the mark; absent where the case is right. */
  gap?: Stretch & { years: number, text: string, words: string }
  /** Left edge of the label, beside the case's bracket until the record comes in, then right of both. */
  label: { before: number, after: number }
}

/**
 * Years between the case's span and a date outside it: positive where the case is too late, negative where it is
 * too early, 0 where it holds the date.
 */
function distance(from: Span, date: Span): number {
  if (date.to <= from.from)
    return from.from - date.to
  return date.from >= from.to ? from.to - date.from : 0
}

/** The date that decides an event: the farthest outside what the case says, or the first if none is outside. */
export function decisive({ id, case: span, record }: TimelineEvent): { date: Dated, years: number } {
  const dated = record.map(date => ({ date, years: span ? distance(span, date.span) : 0 }))
  const [first, ...rest] = dated
  if (!first)
    throw new Error(`Timeline event "${id}" has no date on record.`)
  return rest.reduce((far, next) => Math.abs(next.years) > Math.abs(far.years) ? next : far, first)
}

/** `2 years`, `1 year`: as exact as phases allow. */
export function yearsText(years: number): string {
  const whole = Math.max(1, Math.round(Math.abs(years)))
  return `${whole} ${whole === 1 ? 'year' : 'years'}`
}

/**
 * The row of an event.
 * @throws Error if the case does not put the event in a phase, so that there is nothing to compare.
 */
export function rowOf(event: TimelineEvent): Row {
  if (!event.case || !event.phase)
    throw new Error(`Timeline event "${event.id}" stands in no phase of the case.`)
  const bracket = stretch(event.case)
  const { date: { span, what, fact }, years } = decisive(event)
  const mark = { ...visible(span), what, fact }
  const row: Row = {
    id: event.id,
    name: event.name,
    click: phases.findIndex(phase => phase.id === event.phase) + 1,
    bracket,
    open: event.case.to === PRESENT,
    mark,
    label: labelOf(bracket, mark),
  }
  if (Math.abs(years) >= TIMELINE.tolerance) {
    const edge = years > 0 ? bracket.x : bracket.x + bracket.width
    const other = edge - xOfYear(TIMELINE.from + years)
    const text = yearsText(years)
    row.gap = { x: Math.min(edge, other), width: Math.abs(edge - other), years, text, words: `${text} ${years > 0 ? 'before' : 'after'} the phase in which the case tells it` }
  }
  return row
}

/** The move as a whole: the case's length for it against the record's first and last day. */
export function moveRow(): Row {
  const [first, last] = (['outage', 'completion'] as const).map(id => events.find(event => event.id === id)!.record[0]!)
  const start = first!.span.from
  const bracket = stretch({ from: start, to: start + quantity('eighteen-months').value / 12 })
  const whole = stretch({ from: start, to: last!.span.to })
  return {
    id: 'move',
    name: 'The whole move',
    click: phases.length,
    bracket,
    open: false,
    bracketClaim: 'eighteen-months',
    mark: { ...whole, what: 'Finished', fact: last!.fact },
    length: fact('seven-years').text,
    label: labelOf(bracket, whole),
  }
}

/**
 * Rows in the case's order, the move as a whole at the end.
 * @throws Error on an id that is no event.
 */
export function layoutTimeline(ids: readonly string[] = TIMELINE.events): Row[] {
  const rows = ids.map((id) => {
    const event = events.find(e => e.id === id)
    if (!event)
      throw new Error(`Unknown timeline event "${id}". There are: ${events.map(e => e.id).join(', ')}`)
    return rowOf(event)
  })
  return [...rows, moveRow()]
}

/** Bands of the phases, and which of them is still open at the right edge. */
export const bands: readonly (Phase & Stretch & { open: boolean })[] =
  phases.map(phase => ({ ...phase, ...stretch(phase.span), open: phase.span.to === PRESENT }))

/** Years on the axis. */
export const ticks: readonly { x: number, year: number }[] =
  Array.from({ length: Math.floor((TIMELINE.to - TIMELINE.from) / 2) + 1 }, (_, i) => TIMELINE.from + 2 * i)
    .map(year => ({ x: xOfYear(year), year }))
