/**
 * Options A, B and C with the case's own pros, cons and verdict, and scores that put its reasoning into
 * numbers. The scores are this deck's reading, each with its reason; the weights are the room's to change.
 */
import { criteria } from './criteria.ts'
import type { CriterionId } from './criteria.ts'
import type { CaseText } from './types.ts'

export type OptionId = 'A' | 'B' | 'C'

/** How far an option serves a criterion: 0 not at all, 5 fully. For a risk: 5 hardly runs it, 0 runs it in full. */
export interface Score {
  score: 0 | 1 | 2 | 3 | 4 | 5
  /** Why, after the case. */
  why: CaseText
}

export interface Option {
  id: OptionId
  name: string
  approach: CaseText
  /** What holds for each of its services. */
  each?: readonly CaseText[]
  pros: readonly CaseText[]
  cons: readonly CaseText[]
  verdict: { chosen: boolean, text: CaseText }
  scores: Record<CriterionId, Score>
}

export const options = [
  {
    id: 'A',
    name: 'Scale the Monolith (Status Quo+)',
    approach: 'Keep single application, optimize database queries, add caching (Memcached), buy bigger servers.',
    pros: [
      'Lowest risk (no architectural change)',
      'Faster short-term (no migration cost)',
      'Simple debugging (single codebase)',
    ],
    cons: [
      'Doesn’t solve fault isolation (one bug still crashes everything)',
      'Deployment coordination still required ({hundred-engineers} blocked on release cycles)',
      'Vertical scaling hits physical limits (largest servers at time: {largest-servers-cores}, {largest-servers-price})',
    ],
    verdict: { chosen: false, text: 'Wouldn’t achieve {availability-target} (single point of failure). Couldn’t support global scale ({target-50m-subscribers}).' },
    scores: {
      'availability': { score: 0, why: 'Wouldn’t achieve the target: a single point of failure' },
      'scalability': { score: 1, why: 'Vertical scaling hits physical limits' },
      'velocity': { score: 1, why: 'Engineers stay blocked on release cycles' },
      'cost': { score: 1, why: 'Bigger servers cost more than their share' },
      'global-reach': { score: 0, why: 'Couldn’t support global scale' },
      'fault-isolation': { score: 0, why: 'One bug still crashes everything' },
      'independent-deployment': { score: 0, why: 'Deployment coordination still required' },
      'technology-diversity': { score: 0, why: 'One application, one stack' },
      'horizontal-scalability': { score: 1, why: 'Bigger servers, with caching to help' },
      'observability': { score: 1, why: 'No service to watch apart from the others' },
      'speed-to-market': { score: 3, why: 'Faster short-term (no migration cost)' },
      'innovation': { score: 2, why: 'Every experiment waits for the next release' },
      'cost-efficiency': { score: 1, why: 'Idle data center capacity stays' },
      'talent': { score: 1, why: 'Nothing distributed to work on' },
      'complexity': { score: 5, why: 'Simple debugging (single codebase)' },
      'networking-overhead': { score: 5, why: 'Calls stay inside one process' },
      'data-consistency': { score: 5, why: 'One database, one transaction' },
      'migration-risk': { score: 5, why: 'Lowest risk (no architectural change)' },
    },
  },
  {
    id: 'B',
    name: 'Service-Oriented Architecture (SOA)',
    approach: 'Split monolith into {ten-large-services} (User Service, Catalog Service, Payment Service). Use enterprise service bus (ESB) for communication.',
    pros: [
      'Some fault isolation (payment failure doesn’t crash catalog)',
      'Teams can deploy services independently',
      'Industry-standard approach ({soa-ebay-amazon})',
    ],
    cons: [
      'ESB is a single point of failure (if message bus goes down, services can’t communicate)',
      'Coarse-grained services still limit velocity (Catalog Service {twenty-teams})',
      'Doesn’t enable full organizational autonomy',
    ],
    verdict: { chosen: false, text: 'ESB complexity (another system to maintain), still too much coordination between teams.' },
    scores: {
      'availability': { score: 2, why: 'The bus is a single point of failure' },
      'scalability': { score: 3, why: 'Large services scale one by one; the bus does not' },
      'velocity': { score: 2, why: 'Still too much coordination between teams' },
      'cost': { score: 2, why: 'Another system to maintain' },
      'global-reach': { score: 2, why: 'Nothing in it brings streams closer' },
      'fault-isolation': { score: 3, why: 'Some: payment failure doesn’t crash catalog' },
      'independent-deployment': { score: 3, why: 'Per service, but many teams share one' },
      'technology-diversity': { score: 3, why: 'A choice for each large service' },
      'horizontal-scalability': { score: 3, why: 'More servers for each large service' },
      'observability': { score: 3, why: 'Coarse-grained services, coarse-grained views' },
      'speed-to-market': { score: 2, why: 'Coarse-grained services still limit velocity' },
      'innovation': { score: 3, why: 'Experiments inside one large service' },
      'cost-efficiency': { score: 2, why: 'Own servers, whether idle or not' },
      'talent': { score: 2, why: 'Industry-standard approach' },
      'complexity': { score: 2, why: 'ESB complexity' },
      'networking-overhead': { score: 2, why: 'Every call crosses the bus' },
      'data-consistency': { score: 3, why: 'Few services, few boundaries to keep in step' },
      'migration-risk': { score: 3, why: 'A few large cuts instead of many' },
    },
  },
  {
    id: 'C',
    name: 'Microservices on AWS',
    approach: 'Decompose monolith into {services-as-decision}.',
    each: [
      'Owns its own database (no shared DB)',
      'Exposes {rest-apis} (no ESB)',
      'Deployed independently to AWS (EC2, S3, {dynamodb})',
      'Has its own team ({two-pizza-team}: {team-size})',
    ],
    pros: [
      'Fault isolation: Recommendation service crash doesn’t affect video playback',
      'Independent deployment: Teams ship updates without coordination',
      'Horizontal scaling: Add EC2 instances as traffic grows',
      'Technology freedom: Use {python-for-ml}, Java for APIs, {node-for-ui}',
      'Cost efficiency: AWS scales elastically ({pay-per-request})',
    ],
    cons: [
      'Complexity: Must build {built-from-scratch}',
      'Eventual consistency: No ACID transactions across services (user profile update might lag)',
      'Migration risk: {eighteen-months} to move everything to AWS',
    ],
    verdict: { chosen: true, text: 'Only option that met all criteria (availability, velocity, scalability). AWS provided managed infrastructure (don’t maintain data centers).' },
    scores: {
      'availability': { score: 5, why: 'Named in the verdict: it met the criterion' },
      'scalability': { score: 5, why: 'Named in the verdict: it met the criterion' },
      'velocity': { score: 5, why: 'Named in the verdict: it met the criterion' },
      'cost': { score: 4, why: 'AWS scales elastically' },
      'global-reach': { score: 4, why: 'Managed infrastructure in several regions' },
      'fault-isolation': { score: 5, why: 'A crash of recommendations doesn’t affect playback' },
      'independent-deployment': { score: 5, why: 'Teams ship updates without coordination' },
      'technology-diversity': { score: 5, why: 'Technology freedom' },
      'horizontal-scalability': { score: 5, why: 'Add EC2 instances as traffic grows' },
      'observability': { score: 3, why: 'Each service by itself, once monitoring is built from scratch' },
      'speed-to-market': { score: 4, why: 'No coordination, once the platform stands' },
      'innovation': { score: 4, why: 'A small service is cheap to try things on' },
      'cost-efficiency': { score: 5, why: 'Not paying for idle servers' },
      'talent': { score: 4, why: 'Distributed systems to work on' },
      'complexity': { score: 1, why: 'Discovery, load balancing, monitoring from scratch' },
      'networking-overhead': { score: 1, why: 'Every hop is a network call' },
      'data-consistency': { score: 1, why: 'No ACID transactions across services' },
      'migration-risk': { score: 1, why: 'Everything moves to AWS' },
    },
  },
] as const satisfies readonly Option[]

/** How much each criterion counts: 0 not at all, 5 most. */
export type Weights = Record<CriterionId, number>

/** A set of weights with its story. */
export interface Preset {
  id: string
  name: string
  /** Why these weights. */
  text: CaseText
  weights: Weights
}

const every = (weight: number): Weights =>
  Object.fromEntries(criteria.map(criterion => [criterion.id, weight])) as Weights

export const presets = [
  {
    id: 'netflix',
    name: 'The case’s Netflix',
    text: 'What leadership called a must counts most, first of all what the verdict names; risks count least.',
    weights: {
      ...every(3),
      'availability': 5, 'scalability': 5, 'velocity': 5, 'cost': 4, 'global-reach': 4,
      'complexity': 2, 'networking-overhead': 2, 'data-consistency': 2, 'migration-risk': 2,
    },
  },
  {
    id: 'equal',
    name: 'All alike',
    text: 'Every criterion counts the same.',
    weights: every(3),
  },
  {
    id: 'start-up',
    name: 'A five-person start-up',
    text: 'With {five-engineers} there is one team and one region: what counts is to ship soon, debug fast and risk little.',
    weights: {
      'availability': 1, 'scalability': 0, 'velocity': 1, 'cost': 3, 'global-reach': 0,
      'fault-isolation': 0, 'independent-deployment': 0, 'technology-diversity': 0, 'horizontal-scalability': 1, 'observability': 1,
      'speed-to-market': 5, 'innovation': 2, 'cost-efficiency': 3, 'talent': 1,
      'complexity': 5, 'networking-overhead': 3, 'data-consistency': 4, 'migration-risk': 5,
    },
  },
] as const satisfies readonly Preset[]

/** The weights a matrix starts from: the case's own reasoning. */
export const defaultWeights: Weights = presets[0].weights

/** An option's weighted mean score, from 0 to 5. All weights zero gives 0. */
export function total(option: Option, weights: Weights): number {
  let sum = 0
  let weight = 0
  for (const { id } of criteria) {
    sum += weights[id] * option.scores[id].score
    weight += weights[id]
  }
  return weight === 0 ? 0 : sum / weight
}

/** The options with their totals, best first; equal totals keep the case's order. */
export const ranking = (weights: Weights): { option: Option, total: number }[] =>
  options.map(option => ({ option: option as Option, total: total(option, weights) })).sort((a, b) => b.total - a.total)
