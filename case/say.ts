/** Ten things that whoever presents this case should say, each at its slide. */
import type { ClaimId } from './claims/index.ts'
import type { CaseText } from './types.ts'

export interface Saying {
  n: number
  topic: string
  text: CaseText
  /** Claims of the case that it sets right. */
  claims: readonly ClaimId[]
  /** Alias of the slide where it belongs. */
  slide: string
}

export const sayings = [
  {
    n: 1, topic: 'Zipkin', slide: 'tracing-record', claims: ['zipkin'],
    text: 'Twitter built Zipkin. Netflix wrote its own tracing libraries first, then adopted Open-Zipkin to power its Edgar tool.',
  },
  {
    n: 2, topic: 'Outage', slide: 'outage', claims: ['outage-three-days', 'streaming-down'],
    text: 'For three days in {aug-2008} Netflix couldn’t ship DVDs normally; {one-third-of-members} were affected. Streaming and the website stayed up.',
  },
  {
    n: 3, topic: 'Root cause', slide: 'root-cause', claims: ['lock-contention'],
    text: 'Netflix blamed a faulty hardware component that silently corrupted databases. The lesson is the single point of failure, not read/write contention.',
  },
  {
    n: 4, topic: 'Cost', slide: 'business-impact', claims: ['lost-revenue'],
    text: 'Affected members got a {credit-15-percent}; analysts estimated {loss-citi-low} to {loss-weisel} in lost revenue. The case’s {lost-revenue} is unsupported.',
  },
  {
    n: 5, topic: 'Timeline', slide: 'timeline', claims: ['eighteen-months', 'phase-1-years'],
    text: 'Most member traffic moved in {most-traffic-2010}; finishing, billing included, took {seven-years}, to {jan-2016}.',
  },
  {
    n: 6, topic: 'Availability', slide: 'nines', claims: ['availability-target', 'uptime-2008', 'uptime-2016', 'chaos-monkey-uptime'],
    text: 'Four nines was Netflix’s stated goal, still being approached in {year-2016}. The {uptime-2008} baseline is illustrative, and no source credits Chaos Monkey for the gain.',
  },
  {
    n: 7, topic: 'Dates', slide: 'timeline', claims: ['chaos-monkey-date', 'hystrix-date', 'hystrix-status', 'open-connect-date', 'phase-3-years', 'phase-4-years'],
    text: 'Chaos Monkey {chaos-monkey-year}, Hystrix {hystrix-years}, Open Connect {open-connect-year}, US active-active {active-active-year}, Europe from {eu-region-year}. Resilience was built during the migration. Hystrix is in maintenance mode.',
  },
  {
    n: 8, topic: 'Open Connect', slide: 'edge-share', claims: ['edge-share', 'origin-share', 'edge-latency-before', 'edge-latency-after'],
    text: 'All Netflix video came from Open Connect by {year-2016}; AWS runs the control plane. The case’s {edge-share} is what flows over direct ISP connections. The latency figures are illustrative.',
  },
  {
    n: 9, topic: 'The numbers table', slide: 'metrics', claims: ['services-2016', 'deploys-2024', 'subscribers-2024', 'aws-cost-2016', 'aws-cost-2024', 'infrastructure-share'],
    text: '{services-2016} services is {year-2016}; {deploys-2024} is from {deploys-talk-year} and includes test. {subscribers-2024} is {end-2023}; in {mid-2024} it was {members-mid-2024}. The AWS costs and the {infrastructure-share} are teaching figures.',
  },
  {
    n: 10, topic: 'The decision', slide: 'option-c', claims: ['services-as-decision', 'soa-rejected', 'dynamodb', 'local-region', 'options-considered'],
    text: 'Nobody chose “{overview-services}” in {baseline-year}; the word wasn’t in use. Netflix called it fine-grained SOA and grew into hundreds. Data went SimpleDB, then Cassandra, not DynamoDB. Countries were added without new AWS regions. The documented alternative was more data centers.',
  },
] as const satisfies readonly Saying[]
