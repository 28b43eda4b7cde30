/** The vocabulary of the case layer: what a claim, a fact and a source are. */
import type { Slug } from './slugs.ts'
import type { SourceId } from './sources.ts'

/** How a claim of the case stands against the public record, best first. */
export const STANDINGS = ['confirmed', 'close', 'illustrative', 'disputed', 'wrong'] as const
export type Standing = (typeof STANDINGS)[number]

/** What each standing means, in the words of the ledger. */
export const STANDING_MEANING: Record<Standing, string> = {
  confirmed: 'The record says the same.',
  close: 'Approximately right; the record is more precise.',
  illustrative: 'No source found: a teaching figure.',
  disputed: 'Sources contradict it, or each other.',
  wrong: 'The record contradicts it.',
}

/** The case's sections with its own titles, in its order. */
export const SECTIONS = [
  { id: 'overview', title: 'Case Overview' },
  { id: 'background', title: 'Background' },
  { id: 'problem', title: 'Problem' },
  { id: 'criteria', title: 'Decision Criteria' },
  { id: 'alternatives', title: 'Alternatives Considered' },
  { id: 'implementation', title: 'Solution / Implementation' },
  { id: 'outcome', title: 'Outcome / Lessons' },
  { id: 'takeaways', title: 'Key Takeaways' },
  { id: 'reading', title: 'Further Reading' },
] as const
export type SectionId = (typeof SECTIONS)[number]['id']

/** Units of values. `date` is a point in time as a fractional year (2010.92 is December 2010). */
export const UNITS = [
  'percent', 'times', 'ratio', 'count', 'score',
  'ms', 's', 'min', 'h', 'days', 'months', 'years', 'year', 'date',
  'USD', 'USD/month', 'USD/year',
  'members', 'titles', 'pairs', 'engineers', 'teams', 'outages', 'countries', 'regions',
  'services', 'instances', 'endpoints', 'cores', 'files', 'threads', 'calls', 'calls/s', 'orders/s', 'scores/s', 'attempts', 'messages/day',
  'deploys/day', 'starts/day', 'h/day', 'Mbps', 'Gbps', 'TB', 'TB/night',
] as const
export type Unit = (typeof UNITS)[number]

/** A number with its unit, or a range from `value` to `to`. */
export interface Quantity {
  value?: number
  /** Upper end, where the words state a range ("6–10 engineers") or a date covers a span. */
  to?: number
  /** Given exactly when `value` is. */
  unit?: Unit
}

/** A claim as written down in `claims/`; its id is its key, its section the file. */
export interface ClaimEntry extends Quantity {
  /** The case's own words, verbatim, short enough to stand inside a sentence. */
  words: string
  standing: Standing
  /** Nuance of the standing, after a comma: "wrong, *wrong date*". */
  qualifier?: string
  /** What the record says: complete sentences, fit for a footnote. */
  record: string
  sources: readonly SourceId[]
  /** Rests, at least in part, on common knowledge for which no source was at hand. */
  commonKnowledge?: true
}

/** A claim of the case, held against the record. */
export interface Claim extends ClaimEntry {
  id: string
  section: SectionId
}

/** Where a fact comes from. `computed`: a sum, from what is given. `chosen`: an input of an example, which could be another. `measured`: by this project, and the note says how. `secondary`: seen only in a second-hand account, and shown as such. */
export const FACT_KINDS = ['on-record', 'published', 'computed', 'chosen', 'measured', 'secondary', 'common-knowledge'] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** A fact as written down in `facts/`; its id is its key. */
export interface FactEntry extends Quantity {
  /** What is printed. */
  text: string
  /** One sentence: what the figure means. */
  note: string
  kind: FactKind
  sources: readonly SourceId[]
}

/** A figure that slides state beyond the case's own words. */
export interface Fact extends FactEntry {
  id: string
  /** The mechanism it belongs to; absent for facts of the public record. */
  mechanism?: Slug
}

/**
 * Text of the case in which `{id}` stands for a claim or a fact: the renderer puts a `<Claim>` or `<Fact>`
 * there, and `plain()` of `case/text.ts` puts its words. Figures are always written as `{id}`.
 */
export type CaseText = string
