/** What the case judges its options by, in its own words. */
import type { CaseText } from './types.ts'

export type CriterionKind = 'constraint' | 'technical' | 'business' | 'risk'

/** One criterion. For a risk, a high score means that little of it is run. */
export interface Criterion {
  id: string
  kind: CriterionKind
  name: string
  /** The case's words. */
  text: CaseText
}

export const constraints = [
  { id: 'availability', kind: 'constraint', name: 'Availability', text: 'Must achieve {availability-target} ({four-outages}, {outage-under-15-min})' },
  { id: 'scalability', kind: 'constraint', name: 'Scalability', text: 'Must handle {ten-times-traffic} without rewriting core systems' },
  { id: 'velocity', kind: 'constraint', name: 'Velocity', text: 'Engineering teams must deploy features independently (no coordination overhead)' },
  { id: 'cost', kind: 'constraint', name: 'Cost', text: 'Infrastructure costs must scale linearly (or better) with subscribers' },
  { id: 'global-reach', kind: 'constraint', name: 'Global Reach', text: 'Must serve low-latency streams in {fifty-countries}' },
] as const satisfies readonly Criterion[]

export const technical = [
  { id: 'fault-isolation', kind: 'technical', name: 'Fault Isolation', text: 'Failure in one service (e.g., recommendations) shouldn’t crash video playback' },
  { id: 'independent-deployment', kind: 'technical', name: 'Independent Deployment', text: 'Teams deploy updates without waiting for other teams' },
  { id: 'technology-diversity', kind: 'technical', name: 'Technology Diversity', text: 'Use best tool for each job (Java for APIs, {python-for-ml}, {go-for-proxies})' },
  { id: 'horizontal-scalability', kind: 'technical', name: 'Horizontal Scalability', text: 'Add more servers (not bigger servers) to handle growth' },
  { id: 'observability', kind: 'technical', name: 'Observability', text: 'Must monitor performance of each service independently' },
] as const satisfies readonly Criterion[]

export const business = [
  { id: 'speed-to-market', kind: 'business', name: 'Speed to Market', text: 'Ship new features (profiles, downloads) {weeks-not-months}' },
  { id: 'innovation', kind: 'business', name: 'Innovation', text: 'Enable A/B testing on subsets of users (test new recommendation algorithms)' },
  { id: 'cost-efficiency', kind: 'business', name: 'Cost Efficiency', text: 'Pay only for compute used (vs. maintaining idle data center capacity)' },
  { id: 'talent', kind: 'business', name: 'Talent', text: 'Attract top engineers who want to work on distributed systems' },
] as const satisfies readonly Criterion[]

export const risks = [
  { id: 'complexity', kind: 'risk', name: 'Complexity', text: 'Microservices are harder to debug (many moving parts)' },
  { id: 'networking-overhead', kind: 'risk', name: 'Networking Overhead', text: 'Service-to-service calls add latency' },
  { id: 'data-consistency', kind: 'risk', name: 'Data Consistency', text: 'No single database → eventual consistency issues' },
  { id: 'migration-risk', kind: 'risk', name: 'Migration Risk', text: 'Moving from monolith to microservices while keeping site running' },
] as const satisfies readonly Criterion[]

/** All criteria: the case's order within each kind. */
export const criteria = [...constraints, ...technical, ...business, ...risks] as const

export type CriterionId = (typeof criteria)[number]['id']

/** What the criteria are about, three concerns that a room can weigh at a glance. The gathering is this deck's, not the case's. */
export const concerns = {
  grow: ['availability', 'scalability', 'cost', 'global-reach', 'fault-isolation', 'horizontal-scalability', 'cost-efficiency'],
  ship: ['velocity', 'independent-deployment', 'technology-diversity', 'speed-to-market', 'innovation', 'talent'],
  sleep: ['observability', 'complexity', 'networking-overhead', 'data-consistency', 'migration-risk'],
} as const satisfies Record<string, readonly CriterionId[]>

export type Concern = keyof typeof concerns
