import type { MetricConfig, ScoreConfig } from './policy.ts'
import { frozen } from '../engine/index.ts'

/** What instances report every two minutes, and how the judge is to take it. */
export interface Metric extends MetricConfig {
  readonly group: 'members' | 'system'
  readonly unit: string
  /** What a warm instance of the old build reports. */
  readonly usual: number
  /** By how much of that a cold instance reports more, at first. */
  readonly cold: number
  /** By how much of it instances of one kind differ, as a standard deviation. */
  readonly spread: number
}

const PLAIN = { direction: 'increase', nanStrategy: 'remove', outliers: 'keep', mustHaveData: false, critical: false, allowedIncrease: 1, allowedDecrease: 1, group: 'members', cold: 0, spread: 0 } as const

/** The metrics of this canary. */
export const METRICS = frozen({
  /** From pressing play to the picture: what members feel. */
  start: { ...PLAIN, critical: true, outliers: 'remove', unit: 'ms', usual: 900, cold: 0.7, spread: 0.02 },
  /** A counter that exists once an error has happened. */
  errors: { ...PLAIN, critical: true, nanStrategy: 'replace', unit: 'errors', usual: 2 },
  /** Plays that began: fewer are bad, and nothing reports an error. */
  plays: { ...PLAIN, direction: 'decrease', mustHaveData: true, unit: 'plays', usual: 780 },
  /** Of the processor: more costs money, less may mean that something is not done. */
  cpu: { ...PLAIN, direction: 'either', group: 'system', allowedIncrease: 1.1, allowedDecrease: 0.9, unit: 'millicores', usual: 2400, cold: 0.3, spread: 0.02 },
} as const satisfies Record<string, Metric>)

export type MetricId = keyof typeof METRICS
export const METRIC_IDS = Object.keys(METRICS) as MetricId[]

/** Groups by weight, and Kayenta's example of thresholds: it has none built in. */
export const SCORING: ScoreConfig = frozen({ weights: { members: 80, system: 20 }, pass: 75, marginal: 50 })
