/** The case's table: six metrics in three years. Every cell is a claim. */
import type { ClaimId } from './claims/index.ts'
import { claim } from './index.ts'

/** The years of the table, with the case's own headings. */
export const columns = [
  { year: 2008, heading: '2008 (Monolith)' },
  { year: 2016, heading: '2016 (Microservices)' },
  { year: 2024, heading: '2024 (Current)' },
] as const

/** One row of the table. */
export interface Metric {
  id: string
  /** The case's name for it. */
  name: string
  /** What its numbers count. */
  counts: string
  /** Claims for 2008, 2016 and 2024. */
  cells: readonly [ClaimId, ClaimId, ClaimId]
  /**
   * What growth compares. `value`: the figure itself. `shortfall`: its distance from 100%, shrinking, since
   * 99.5% and 99.99% differ by a factor of fifty in downtime and by half a percent in the figure.
   */
  growth: 'value' | 'shortfall'
}

export const metrics = [
  { id: 'uptime', name: 'Uptime', counts: 'share of the year', cells: ['uptime-2008', 'uptime-2016', 'uptime-2024'], growth: 'shortfall' },
  { id: 'subscribers', name: 'Subscribers', counts: 'members', cells: ['subscribers-2008', 'subscribers-2016', 'subscribers-2024'], growth: 'value' },
  { id: 'deploys', name: 'Deployment Frequency', counts: 'deployments a day', cells: ['deploys-2008', 'deploys-2016', 'deploys-2024'], growth: 'value' },
  { id: 'services', name: 'Services', counts: 'services', cells: ['services-2008', 'services-2016', 'services-2024'], growth: 'value' },
  { id: 'aws-cost', name: 'AWS Costs', counts: 'US dollars a year', cells: ['aws-cost-2008', 'aws-cost-2016', 'aws-cost-2024'], growth: 'value' },
  { id: 'stream-starts', name: 'Stream Starts/Day', counts: 'starts a day', cells: ['stream-starts-2008', 'stream-starts-2016', 'stream-starts-2024'], growth: 'value' },
] as const satisfies readonly Metric[]

/** Figures of a metric for 2008, 2016, 2024; null where the case gives none. */
export const valuesOf = (metric: Metric): (number | null)[] =>
  metric.cells.map(id => claim(id).value ?? null)

/** Growth of a metric between two columns. */
export interface Growth {
  from: number
  to: number
  /** How many times larger the figure became; for a shortfall, how many times smaller it became. */
  factor: number
}

/** Growth from the first to the last year for which the case has a figure, or null with fewer than two. */
export function growthOf(metric: Metric): Growth | null {
  const known = valuesOf(metric).flatMap((value, column) => value === null ? [] : [{ value, year: columns[column]!.year }])
  const first = known[0]
  const last = known.at(-1)
  if (!first || !last || first === last) return null
  const factor = metric.growth === 'shortfall'
    // Rounded, since 100 − 99.99 is not exactly 0.01 in binary.
    ? Number(((100 - first.value) / (100 - last.value)).toPrecision(9))
    : last.value / first.value
  return { from: first.year, to: last.year, factor }
}
