import type { MetricId } from './metrics.ts'
import { frozen } from '../engine/index.ts'

/** A new build, and what is different about it. */
export interface Build {
  readonly id: string
  /** Whether it should be turned away. */
  readonly bad: boolean
  /** What it makes of a metric, as a factor of what the old build has; 1 where nothing is said. */
  readonly factors: Readonly<Partial<Record<MetricId, number>>>
  /** The factors come about little by little, over the time of the analysis. */
  readonly grows?: boolean
  /** Metrics that it no longer reports. */
  readonly silent?: readonly MetricId[]
  /** Share of its values that the factors hold for. @default 1 */
  readonly share?: number
}

const bad = (id: string, factors: Build['factors'], more: Partial<Build> = {}): Build => ({ id, bad: true, factors, ...more })
const good = (id: string, factors: Build['factors'] = {}): Build => ({ id, bad: false, factors })
const several = (count: number, id: string, factors: Build['factors'] = {}) => Array.from({ length: count }, (_, i) => good(`${id}-${i + 1}`, factors))

/** Eight builds that should not live. */
const BAD_BUILDS: readonly Build[] = frozen([
  bad('slow', { start: 1.25 }),
  bad('errors', { errors: 3 }),
  bad('fewer-plays', { plays: 0.9 }),
  bad('leak', { start: 1.6, cpu: 1.4 }, { grows: true }),
  bad('silent', {}, { silent: ['start', 'cpu'] }),
  bad('hot', { start: 1.3, cpu: 1.3 }),
  bad('half-broken', { errors: 2.5, plays: 0.93 }),
  bad('a-little-of-all', { start: 1.15, errors: 1.8, plays: 0.93, cpu: 1.15 }),
])

/** Twenty that may: most are as the old one, some are better, and better is another kind of different. */
const GOOD_BUILDS: readonly Build[] = frozen([
  ...several(12, 'same'),
  ...several(4, 'faster', { start: 0.85 }),
  ...several(4, 'leaner', { cpu: 0.8 }),
])

/** All of them, the bad ones first. */
export const OTHER_BUILDS: readonly Build[] = [...BAD_BUILDS, ...GOOD_BUILDS]

/** A build with which every start takes that much longer, as a share; 0 is as good as the old one. */
export const slowerBy = (share: number): Build => ({ id: share === 0 ? 'as-good' : 'slower', bad: share > 0, factors: { start: 1 + share } })

/** What the judge does not see, as far as this world has it. */
export const BLIND_SPOTS = frozen({
  /** A little slower, for everybody. */
  'a-little': bad('a-little', { start: 1.05 }),
  /** Three times as slow, for one sample in twenty. */
  'for-few': bad('for-few', { start: 3 }, { share: 0.05 }),
} as const satisfies Record<string, Build>)
