/** The case's four phases beside the dates on record. Years are fractional, spans end before `to`. */
import type { ClaimId } from './claims/index.ts'
import type { FactId } from './facts/index.ts'
import { quantity } from './index.ts'

/** A span of time, from a fractional year up to, not including, another. */
export interface Span {
  from: number
  to: number
}

/** A phase as the case dates it. */
export interface Phase {
  id: 'phase-1' | 'phase-2' | 'phase-3' | 'phase-4'
  /** The case's name. */
  name: string
  /** The claim whose words are its years. */
  claim: ClaimId
  span: Span
}

/** When the case was published: the end of its "Present". */
export const PRESENT = 2024.7

/** Whole years: a phase named 2008–2010 runs to the turn of 2010, where the next begins. */
const years = (id: ClaimId): Span => {
  const { value, to } = quantity(id)
  return { from: value, to: to === value ? PRESENT : to }
}

export const phases: readonly Phase[] = [
  { id: 'phase-1', name: 'Cloud Migration', claim: 'phase-1-years', span: years('phase-1-years') },
  { id: 'phase-2', name: 'Microservices Decomposition', claim: 'phase-2-years', span: years('phase-2-years') },
  { id: 'phase-3', name: 'Resilience Engineering', claim: 'phase-3-years', span: years('phase-3-years') },
  { id: 'phase-4', name: 'Global Scaling', claim: 'phase-4-years', span: years('phase-4-years') },
]

/** A date on record. */
export interface Dated {
  what: string
  /** Its fact: printed text, note and sources. */
  fact: FactId
  span: Span
}

/** Something that happened, as the case dates it and as the record does. */
export interface TimelineEvent {
  id: string
  name: string
  /** Phase in which the case tells it; absent where the case does not mention it. */
  phase?: Phase['id']
  /** Claim of the case that it belongs to, with the standing to show. */
  claim?: ClaimId
  /** Where the case puts it: its phase, or a year it names. Null where the case gives no date. */
  case: Span | null
  /** Dates on record, earliest first. */
  record: readonly Dated[]
}

const on = (fact: FactId, what: string): Dated => {
  const { value, to } = quantity(fact)
  return { what, fact, span: { from: value, to } }
}

const phase = (id: Phase['id']): { phase: Phase['id'], case: Span } =>
  ({ phase: id, case: phases.find(phase => phase.id === id)!.span })

const year = (id: ClaimId): Span => ({ from: quantity(id).value, to: quantity(id).value + 1 })

export const events: readonly TimelineEvent[] = [
  { id: 'outage', name: 'The outage', claim: 'outage-three-days', case: year('baseline-year'), record: [on('aug-2008', 'Three days without shipping')] },
  { id: 'encoding', name: 'Encoding moves', claim: 'encoding-first', ...phase('phase-1'), record: [on('encoding-2009', 'First workload on AWS')] },
  { id: 'logs', name: 'Activity logs move', claim: 'logs-second', ...phase('phase-1'), record: [on('hadoop-2009', 'Hadoop on AWS')] },
  { id: 'traffic', name: 'Most member traffic on AWS', claim: 'phase-1-years', ...phase('phase-1'), record: [on('most-traffic-2010', 'Most of it moves')] },
  { id: 'cassandra', name: 'SimpleDB, then Cassandra', case: null, record: [on('cassandra-2011', 'Cassandra takes over')] },
  { id: 'dynamodb', name: 'DynamoDB', claim: 'dynamodb', ...phase('phase-1'), record: [on('dynamodb-launch', 'Launched by AWS')] },
  { id: 'microservices', name: 'The word “microservices”', claim: 'soa-rejected', ...phase('phase-2'), record: [on('word-discussed', 'Discussed'), on('word-adopted', 'Adopted')] },
  { id: 'kafka', name: 'Kafka', claim: 'kafka', ...phase('phase-2'), record: [on('kafka-open-source', 'Open-sourced by LinkedIn'), on('kafka-at-netflix', 'First use found at Netflix')] },
  { id: 'chaos-monkey', name: 'Chaos Monkey', claim: 'chaos-monkey-date', ...phase('phase-3'), record: [on('chaos-monkey-2010', 'Made known'), on('chaos-monkey-open-source', 'Open-sourced')] },
  { id: 'hystrix', name: 'Hystrix', claim: 'hystrix-date', ...phase('phase-3'), record: [on('hystrix-begun', 'Begun'), on('hystrix-2012', 'Open-sourced')] },
  { id: 'four-nines', name: 'Four nines', claim: 'chaos-monkey-uptime', ...phase('phase-3'), record: [on('four-nines-goal', 'Stated as a goal'), on('feb-2016', 'Still being approached')] },
  { id: 'active-active', name: 'Active-active in the US', claim: 'dns-failover', ...phase('phase-3'), record: [on('active-active-2013', 'Two regions serve at once')] },
  { id: 'eu-region', name: 'The region in Ireland', claim: 'three-regions', ...phase('phase-3'), record: [on('eu-region-2014', 'Work begins')] },
  { id: 'open-connect', name: 'Open Connect', claim: 'open-connect-date', ...phase('phase-4'), record: [on('open-connect-decided', 'Decided on'), on('open-connect-2012', 'Launched')] },
  { id: 'profiles', name: 'Profiles', claim: 'profiles-2013', case: year('profiles-2013'), record: [on('profiles-launch', 'Launched')] },
  { id: 'completion', name: 'Migration complete', claim: 'eighteen-months', case: null, record: [on('jan-2016', 'Billing leaves the data center')] },
  { id: 'downloads', name: 'Downloads', claim: 'downloads-2016', case: year('downloads-2016'), record: [on('downloads-launch', 'Launched')] },
  { id: 'interactive', name: 'Interactive titles', claim: 'interactive-2018', case: year('interactive-2018'), record: [on('puss-in-book', 'Puss in Book'), on('bandersnatch', 'Bandersnatch')] },
]

/** Years by which the case dates an event later (positive) or earlier (negative) than the record's first date. */
export function gap(event: TimelineEvent): number | null {
  const first = event.record[0]
  if (!event.case || !first) return null
  if (first.span.from >= event.case.to) return event.case.to - first.span.from
  if (first.span.to <= event.case.from) return event.case.from - first.span.to
  return 0
}
