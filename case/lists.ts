/**
 * The case's remaining lists, section by section, in its own words and order.
 * Figures and claims stand in the texts as `{id}`: see `case/text.ts`.
 */
import type { CaseText } from './types.ts'

/** One entry of a list of the case. */
export interface Item {
  id: string
  /** The case's heading of the entry, if it has one. */
  name?: string
  text: CaseText
}

// What the case says of itself

export const title: CaseText = 'Netflix: Scaling Personalization Through Microservices'

export const tags = ['Architecture', 'Microservices', 'Cloud', 'Scale'] as const

export const summary: CaseText = 'How Netflix transitioned from a monolithic application to {summary-services} to handle {summary-subscribers} and personalized recommendations at scale.'

// Overview

export const overview = [
  { id: 'context', name: 'Context', text: '{transformation-years} transformation from DVD-by-mail to global streaming platform' },
  { id: 'challenge', name: 'Challenge', text: 'Monolithic architecture couldn’t scale to handle personalized streaming for millions of concurrent users' },
  { id: 'stakes', name: 'Stakes', text: 'If Netflix couldn’t deliver smooth playback and relevant recommendations, subscribers would churn to competitors ({churn-rivals})' },
  { id: 'result', name: 'Result', text: 'Migrated to {overview-services} on AWS, achieved {overview-uptime}, reduced deployment time {weeks-to-minutes}' },
] as const satisfies readonly Item[]

// Background

export const company = [
  { id: 'business', name: 'Primary business', text: 'DVD rental by mail ({three-day-delivery})' },
  { id: 'streaming', name: 'Early streaming offering', text: 'limited catalog, {desktop-only}' },
  { id: 'competitors', name: 'Competitors', text: 'Blockbuster (physical rentals), cable TV' },
  { id: 'infrastructure', name: 'Infrastructure', text: '{monolith} running on {own-data-centers}' },
] as const satisfies readonly Item[]

export const marketShift = [
  { id: 'broadband', text: 'Broadband internet adoption accelerated ({broadband-50-mbps})' },
  { id: 'mobile', text: 'Mobile devices (iPhone, iPad) created demand for streaming anywhere' },
  { id: 'studios', text: 'Content creators (studios) began licensing to multiple platforms' },
  { id: 'expectations', text: 'Viewer expectations: instant playback, personalized recommendations' },
] as const satisfies readonly Item[]

export const strategicImperative: CaseText = 'Transform from DVD company to streaming-first platform, or risk obsolescence.'

export const limitations = [
  { id: 'scalability', name: 'Scalability', text: 'Vertical scaling (bigger servers) was expensive and had limits' },
  { id: 'deployment-risk', name: 'Deployment risk', text: 'Updating any component required redeploying entire app → downtime' },
  { id: 'velocity', name: 'Development velocity', text: '{hundred-engineers} working on same codebase → merge conflicts, long release cycles' },
  { id: 'cascades', name: 'Failure cascades', text: 'Bug in recommendations engine could crash entire site' },
] as const satisfies readonly Item[]

// Problem

export const incident: CaseText = '{database-corruption} in {oracle-cluster} caused {outage-three-days}. Netflix {streaming-down}.'

export const rootCause = {
  text: 'Monolithic architecture had single points of failure. Database was both:',
  loads: [
    { id: 'read-heavy', name: 'Read-heavy', text: 'millions of users browsing catalog' },
    { id: 'write-heavy', name: 'Write-heavy', text: 'orders, payments, user activity logs' },
  ],
  conclusion: 'This created {lock-contention}.',
} as const satisfies { text: CaseText, loads: readonly Item[], conclusion: CaseText }

export const businessImpact = [
  { id: 'revenue', text: 'Lost {lost-revenue} in revenue (subscribers couldn’t rent, paused subscriptions)' },
  { id: 'press', text: 'PR crisis (headlines: "{headline-down-for-days}")' },
  { id: 'realization', text: 'Realization: {own-data-centers-liability}: hardware failures are inevitable, need resilient architecture' },
] as const satisfies readonly Item[]

export const leadership: CaseText = 'Leadership ({reed-hastings}; {yury-izrailevsky}) faced decision criteria'

export const keyQuestion: CaseText = 'Can we build a system where no single failure takes down the entire platform?'

// Implementation, phase by phase

export const encoding = {
  strategy: 'Move services to AWS incrementally, starting with least critical.',
  text: 'First Service Migrated: {encoding-first}',
  items: [
    { id: 'formats', text: 'Converted {dvds-to-h264}' },
    { id: 'cpu-bound', text: 'Computationally expensive (CPU-bound)' },
    { id: 'elastic', text: 'Perfect fit for AWS EC2 (spin up {thousand-instances}, encode overnight, shut down)' },
  ],
  result: 'Encoding costs {encoding-cost} (on-demand vs. owning idle servers), processing time reduced {weeks-to-days}.',
} as const satisfies { strategy: CaseText, text: CaseText, items: readonly Item[], result: CaseText }

export const activityLogs = {
  text: 'Second Wave: {logs-second}',
  items: [
    { id: 'writes', text: 'High-volume writes (every video playback event, every search)' },
    { id: 'stack', text: 'Stored in {logs-stack}' },
    { id: 'analytics', text: 'Allowed analytics team to query logs without impacting production DB' },
  ],
} as const satisfies { text: CaseText, items: readonly Item[] }

export const decomposition = {
  identification: 'Broke monolith by business capability, not technical layer.',
  keyPattern: '{owned-data}. No shared database.',
} as const satisfies Record<string, CaseText>

export const chaosMonkey = {
  text: '{chaos-monkey-date}: Tool that randomly kills production servers to test fault tolerance.',
  items: [
    { id: 'hours', text: '{business-hours} (not maintenance windows)' },
    { id: 'habits', text: 'Forces teams to build retry logic, circuit breakers, graceful degradation' },
    { id: 'result', text: 'Result: Improved availability {chaos-monkey-uptime}' },
  ],
} as const satisfies { text: CaseText, items: readonly Item[] }

export const hystrix = {
  text: '{hystrix-date}: {hystrix-status}',
  items: [
    { id: 'opens', text: 'If Recommendation Service is slow ({hystrix-one-second}), open circuit → return cached results' },
    { id: 'prevents', text: 'Prevents cascade failures (slow service doesn’t block entire request)' },
  ],
} as const satisfies { text: CaseText, items: readonly Item[] }

export const regionalFailover = {
  text: 'Regional Failover: Replicate services across {three-regions} ({region-names})',
  items: [
    { id: 'routes', text: 'If us-east-1 goes down, traffic routes to us-west-2 ({dns-failover})' },
  ],
} as const satisfies { text: CaseText, items: readonly Item[] }

export const edgeCaching = [
  { id: 'heading', text: 'Edge Caching ({open-connect-date})' },
  { id: 'appliances', text: 'Netflix builds custom servers (Open Connect Appliances), {isp-appliances}' },
  { id: 'latency', text: 'Stores popular movies locally (reduces latency from {edge-latency-before} to {edge-latency-after})' },
  { id: 'share', text: '{edge-share} served from edge ({origin-share})' },
] as const satisfies readonly Item[]

export const personalization = [
  { id: 'combinations', text: '{users-260m} × {titles-5000} = {trillion-combinations}' },
  { id: 'batch', text: 'Recommendation Service uses Apache Spark (distributed computing) to {spark-nightly}' },
  { id: 'online', text: 'Real-time adjustments via {online-learning} (user just watched Action movie → boost similar titles)' },
] as const satisfies readonly Item[]

// Outcome

export const technicalWins = [
  { id: 'zero-downtime', name: 'Zero Downtime Deployments', text: '{blue-green} (run old + new version, shift traffic gradually)' },
  { id: 'self-service', name: 'Self-Service Infrastructure', text: 'Teams provision AWS resources via internal tooling (no ops tickets)' },
  { id: 'canary', name: 'Automated Canary Testing', text: 'Deploy to {canary-one-percent} first, monitor errors, rollback if issues detected' },
  { id: 'cost', name: 'Cost Optimization', text: 'Spot instances for batch jobs (encoding, analytics) → {spot-cheaper} than on-demand' },
] as const satisfies readonly Item[]

export const ownership = {
  text: 'Team Autonomy: Each microservice has {two-pizza-team} ({team-size}). Teams own:',
  items: [
    { id: 'codebase', text: 'Codebase' },
    { id: 'pipeline', text: 'Deployment pipeline' },
    { id: 'on-call', text: 'On-call rotation' },
    { id: 'performance', text: 'Performance metrics' },
  ],
} as const satisfies { text: CaseText, items: readonly Item[] }

export const experimentation: CaseText = 'Innovation Velocity: Enabled rapid experimentation'

export const innovationVelocity = [
  { id: 'profiles', text: '{profiles-2013}: Separate recommendations per family member' },
  { id: 'downloads', text: '{downloads-2016}: Offline viewing on mobile' },
  { id: 'interactive', text: '{interactive-2018}: Choose-your-own-adventure shows (Bandersnatch)' },
] as const satisfies readonly Item[]

export const challenges = [
  { id: 'debugging', name: 'Debugging Complexity', text: 'Tracking requests across {fifty-services} requires distributed tracing ({zipkin})' },
  { id: 'consistency', name: 'Eventual Consistency', text: 'User updates profile → takes {five-seconds} to propagate to all services. Had to educate users ("changes take a moment").' },
  { id: 'over-decomposition', name: 'Over-Decomposition', text: 'Some services were too small (User Avatar Service had {two-endpoints}). Merged back into User Service.' },
  { id: 'culture', name: 'Cultural Shift', text: 'Engineers had to learn distributed systems concepts (CAP theorem, idempotency, retries). Took {two-years-training}.' },
  { id: 'cost', name: 'Cost Monitoring', text: 'Easy to spin up {hundred-instances}, hard to remember to shut them down. Built {finops-team} to track spend.' },
] as const satisfies readonly Item[]

// Takeaways

export const technicalInsights = [
  { id: 'no-silver-bullet', name: 'No Silver Bullet', text: 'Microservices solve specific problems (scale, velocity) but add complexity. Not appropriate for startups with {five-engineers}.' },
  { id: 'chaos-works', name: 'Chaos Engineering Works', text: 'Intentionally breaking production builds resilience. Can’t predict all failures → force systems to handle unknown unknowns.' },
  { id: 'observability', name: 'Observability is Non-Negotiable', text: 'Can’t manage what you can’t measure. Invest in logging, metrics, tracing from day one.' },
] as const satisfies readonly Item[]

export const businessInsights = [
  { id: 'strategy', name: 'Architecture Enables Strategy', text: 'Netflix’s microservices allowed rapid international expansion ({local-region}).' },
  { id: 'build-or-buy', name: 'Build vs. Buy', text: 'Netflix built custom tooling (Chaos Monkey, Hystrix) instead of buying commercial solutions. Justified because {competitive-advantage}.' },
  { id: 'cost-scales', name: 'Cost Scales with Value', text: '{aws-bill} sounds expensive, but Netflix generates {revenue}. Infrastructure is {infrastructure-share} (acceptable for tech-driven business).' },
] as const satisfies readonly Item[]

export const adoptWhen = [
  { id: 'teams', text: 'Multiple teams ({over-fifty-engineers}) working on same product' },
  { id: 'independence', text: 'Need to deploy features independently (can’t wait for release cycles)' },
  { id: 'traffic', text: 'Traffic is unpredictable (spiky, global)' },
] as const satisfies readonly Item[]

export const adoptNot = [
  { id: 'early', text: 'Early-stage startup (monolith is faster to build)' },
  { id: 'predictable', text: 'Predictable traffic (can overprovision servers)' },
  { id: 'small', text: 'Small team ({under-ten-engineers}) can coordinate deploys' },
] as const satisfies readonly Item[]

// Further reading and discussion

/** The case's own reading list. */
export const furtherReading = [
  { id: 'tech-blog', text: 'Netflix Tech Blog: Microservices Architecture', address: 'https://netflixtechblog.com/' },
  { id: 'chaos-engineering', text: '{chaos-engineering-book} by Netflix engineers', address: 'https://www.oreilly.com/library/view/chaos-engineering/9781491988459/' },
  { id: 'aws-case-study', text: 'AWS Case Study: Netflix', address: 'https://aws.amazon.com/solutions/case-studies/netflix/' },
] as const satisfies readonly (Item & { address: string })[]

export const discussion: CaseText = 'If you were Netflix in {baseline-year}, would you have taken the microservices risk? What would you do differently?'
