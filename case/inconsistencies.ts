/** Where the case disagrees with itself or with arithmetic, worked out from its own numbers. */
import type { ClaimId } from './claims/index.ts'
import { compact, number, percent, scientific, usd } from './format.ts'
import { claim, fact, quantity, value } from './index.ts'
import { events, gap } from './timeline.ts'

/** An inconsistency, or a sum that turned out right. */
export interface Inconsistency {
  id: string
  /** The finding, as a sentence. */
  title: string
  claims: readonly ClaimId[]
  /** The arithmetic, line by line, and what follows from it. */
  work(): { steps: string[], verdict: string }
}

const MINUTES_A_YEAR = 365 * 24 * 60

/** Numbers of the inconsistencies, for whoever draws them instead of printing the steps. */
export const figures = {
  /** Minutes of downtime a year that the availability target allows. */
  allowedMinutes: () => MINUTES_A_YEAR * (1 - value('availability-target') / 100),
  /** Minutes a year in the case's outages. */
  outageMinutes: () => value('four-outages') * value('outage-under-15-min'),
  /** Availability, in percent, that those outages leave. */
  outageAvailability: () => 100 * (1 - figures.outageMinutes() / MINUTES_A_YEAR),
  /** Minutes each outage may last if the target is to hold. */
  minutesEach: () => figures.allowedMinutes() / value('four-outages'),
  /** Availability, in percent, that 2008 had at most. */
  availability2008: () => 100 * (1 - value('outage-three-days') * 24 / value('hours-2008')),
  /** Hours of downtime in 2008 that the case's figure allows. */
  budget2008: () => value('hours-2008') * (1 - value('uptime-2008') / 100),
  /** Dollars credited to the members hit. */
  credit: () => value('members-affected') * value('monthly-price') * value('credit-15-percent') / 100,
  /** Fewest and most engineers that a team for each of `services` needs. */
  engineers: (services: number) => ({ least: services * quantity('team-size').value, most: services * quantity('team-size').to }),
  /** Deployments a service and day. */
  deploysPerService: () => value('deploys-2024') / value('services-2024'),
  /** The AWS bill as a share, in percent, of a revenue. */
  billShare: (revenue: number) => 100 * value('aws-bill') / revenue,
  /** Dollars of AWS a subscriber and year. */
  costPerSubscriber: () => ({
    2016: value('aws-cost-2016') / value('subscribers-2016'),
    2024: value('aws-cost-2024') / value('subscribers-2024'),
  }),
  /** Stream starts a member and day in 2016. */
  startsPerMember: () => value('stream-starts-2016') / value('subscribers-2016'),
  /** Minutes watched a start in 2016. */
  minutesPerStart: () => value('hours-watched-2016') / value('stream-starts-2016') * 60,
  /** Growth of stream starts from 2008 to 2016. */
  startsGrowth: () => value('stream-starts-2016') / value('stream-starts-2008'),
  /** Pairs of member and title. */
  pairs: () => value('users-260m') * value('titles-5000'),
} as const

const words = (id: ClaimId): string => claim(id).words

export const inconsistencies = [
  {
    id: 'four-outages',
    title: 'The outages that the target allows do not meet the target.',
    claims: ['availability-target', 'four-outages', 'outage-under-15-min'],
    work: () => ({
      steps: [
        `${words('availability-target')} allows ${number(MINUTES_A_YEAR)} min × ${number(1 - value('availability-target') / 100, 4)} = ${number(figures.allowedMinutes(), 1)} min a year`,
        `${value('four-outages')} × ${value('outage-under-15-min')} min = ${figures.outageMinutes()} min = ${percent(figures.outageAvailability(), 4)}`,
        `${number(figures.allowedMinutes(), 1)} min ÷ ${value('four-outages')} = ${number(figures.minutesEach(), 1)} min each`,
      ],
      verdict: `Each of the ${value('four-outages')} outages may last ${number(figures.minutesEach(), 1)} minutes, not ${value('outage-under-15-min')}.`,
    }),
  },
  {
    id: 'outage-against-uptime',
    title: 'Three days fully down leave less than the uptime given for that year.',
    claims: ['outage-three-days', 'uptime-2008', 'baseline-year'],
    work: () => {
      const hours = value('outage-three-days') * 24
      return {
        steps: [
          `${value('outage-three-days')} × 24 h ÷ ${fact('hours-2008').text} = ${percent(100 * hours / value('hours-2008'), 2)}`,
          `100% − ${percent(100 * hours / value('hours-2008'), 2)} = ${percent(figures.availability2008(), 2)}`,
          `${words('uptime-2008')} allows ${fact('hours-2008').text} × ${number(1 - value('uptime-2008') / 100, 3)} = ${number(figures.budget2008(), 1)} h`,
        ],
        verdict: `By the case’s own outage, ${words('baseline-year')} had at most ${percent(figures.availability2008(), 2)}, not ${words('uptime-2008')}.`,
      }
    },
  },
  {
    id: 'lost-revenue',
    title: 'The credit to members explains about half of the loss that the case gives.',
    claims: ['lost-revenue', 'outage-three-days'],
    work: () => ({
      steps: [
        `${fact('members-aug-2008').text} members ÷ ${number(1 / value('one-third-of-members'))} = ${fact('members-affected').text} affected`,
        `${fact('members-affected').text} × ${fact('monthly-price').text} a month × ${percent(value('credit-15-percent'))} credit = ${usd(figures.credit(), 1)}`,
        `Citi’s top figure read per day: ${fact('loss-citi-high').text} × ${value('outage-three-days')} days = ${usd(value('loss-citi-high') * value('outage-three-days'), 1)}`,
      ],
      verdict: `${usd(figures.credit(), 1)} matches one analyst. ${words('lost-revenue')} needs the highest estimate, for each of the days.`,
    }),
  },
  {
    id: 'eighteen-months',
    title: 'The project of a year and a half takes the case three phases.',
    claims: ['eighteen-months', 'phase-1-years', 'phase-2-years', 'phase-3-years'],
    work: () => {
      const ids = ['phase-1-years', 'phase-2-years', 'phase-3-years'] as const
      const spans = ids.map(id => quantity(id))
      const years = spans.map(span => span.to - span.value)
      const sum = years.reduce((a, b) => a + b)
      return {
        steps: [
          `${words('eighteen-months')} = ${number(value('eighteen-months') / 12, 1)} years`,
          `${ids.map(words).join(', ')}: ${years.join(' + ')} = ${sum} years`,
        ],
        verdict: `The case’s own phases last ${sum} years; Netflix counted ${value('seven-years')}.`,
      }
    },
  },
  {
    id: 'decision-or-outcome',
    title: 'The number in the decision is an outcome written back as a plan.',
    claims: ['services-as-decision', 'overview-services', 'services-2016', 'services-2024'],
    work: () => ({
      steps: [
        `Option C, decided on after ${words('baseline-year')}: ${words('services-as-decision')}`,
        `Overview, ${words('transformation-years')}: ${words('overview-services')}`,
        `Table, ${quantity('transformation-years').to}: ${words('services-2016')}; only in the last column ${words('services-2024')}`,
      ],
      verdict: `${number(value('services-as-decision') - value('services-2016'))} services of the decision were still missing when the migration was complete.`,
    }),
  },
  {
    id: 'one-team-a-service',
    title: 'A team for each service takes nearly everybody, or more than there were.',
    claims: ['two-pizza-team', 'team-size', 'services-as-decision', 'services-2016'],
    work: () => {
      const { value: least, to: most } = quantity('team-size')
      const line = (services: number) => {
        const engineers = figures.engineers(services)
        return `${number(services)} services × ${least}–${most} = ${number(engineers.least)}–${number(engineers.most)} engineers`
      }
      return {
        steps: [line(value('services-as-decision')), line(value('services-2016')), `Staff in all: ${fact('staff-total').text}`],
        verdict: 'One team a service is implausible; a team must have owned several.',
      }
    },
  },
  {
    id: 'dynamodb-too-early',
    title: 'A database stands in a phase that ended before it existed.',
    claims: ['dynamodb', 'logs-stack', 'phase-1-years'],
    work: () => {
      const launch = Math.floor(value('dynamodb-launch'))
      const end = quantity('phase-1-years').to
      return {
        steps: [
          `Phase 1: ${words('phase-1-years')}`,
          `DynamoDB launched on ${fact('dynamodb-launch').text}`,
          `${launch} − ${end} = ${launch - end} years`,
        ],
        verdict: `DynamoDB came ${launch - end} years after the end of the phase that uses it.`,
      }
    },
  },
  {
    id: 'resilience-too-late',
    title: 'What made Netflix resilient stands in phases after its real dates.',
    claims: ['chaos-monkey-date', 'hystrix-date', 'open-connect-date', 'phase-3-years', 'phase-4-years'],
    work: () => {
      const early = (id: string, phase: 'phase-3-years' | 'phase-4-years', dates: string) => {
        const event = events.find(event => event.id === id)!
        const years = Math.round(gap(event)!)
        return `${event.name}: ${words(phase)} in the case, ${dates} on record, ${years} ${years === 1 ? 'year' : 'years'} earlier at least`
      }
      return {
        steps: [
          early('chaos-monkey', 'phase-3-years', fact('chaos-monkey-year').text),
          early('hystrix', 'phase-3-years', fact('hystrix-years').text),
          early('open-connect', 'phase-4-years', `${fact('open-connect-decided').text} to ${fact('open-connect-2012').text}`),
        ],
        verdict: 'Resilience work overlapped the decomposition, and that is the better lesson.',
      }
    },
  },
  {
    id: 'regions-and-countries',
    title: 'A local region for each country does not fit three regions.',
    claims: ['local-region', 'three-regions'],
    work: () => ({
      steps: [
        `${words('local-region')}`,
        `${fact('countries-130').text} ÷ ${words('three-regions')} = ${number(value('countries-130') / value('three-regions'))} countries a region, from one day’s launch alone`,
      ],
      verdict: 'On record no region was added on that day.',
    }),
  },
  {
    id: 'latency-or-frequency',
    title: 'The overview gives the duration of a deployment, the table the number of them.',
    claims: ['weeks-to-minutes', 'deploys-2008', 'deploys-2024', 'services-2024'],
    work: () => ({
      steps: [
        `Overview: ${words('weeks-to-minutes')}. Table: ${words('deploys-2008')} to ${words('deploys-2024')}`,
        `${number(value('deploys-2024'))} ÷ ${number(value('services-2024'))} = ${number(figures.deploysPerService(), 1)} deploys a service and day`,
      ],
      verdict: 'The two cannot be compared, and the count includes deployments to test.',
    }),
  },
  {
    id: 'bus-or-log',
    title: 'A shared bus is rejected in one option and adopted in another.',
    claims: ['soa-ebay-amazon', 'two-pizza-team', 'kafka'],
    work: () => ({
      steps: [
        `Option B: an ESB, “${words('soa-ebay-amazon')}”, rejected as a shared bus`,
        `Option C: Amazon’s own ${words('two-pizza-team')}`,
        `Phase 2: ${words('kafka')}, a shared log`,
      ],
      verdict: 'Amazon is cited for the option that was rejected, and the log that took the bus’s place goes without comment.',
    }),
  },
  {
    id: 'infrastructure-share',
    title: 'The share of revenue holds for one year, on a guessed bill.',
    claims: ['aws-bill', 'revenue', 'infrastructure-share'],
    work: () => {
      const share = (revenue: number) =>
        `${usd(value('aws-bill'))} ÷ ${usd(revenue, 1)} = ${percent(figures.billShare(revenue), 2)}`
      return {
        steps: [
          `${share(value('revenue'))}, as in the case`,
          `${share(value('revenue-2023'))}, by the quarters of 2023`,
          `${share(value('revenue-2024'))}, for 2024`,
        ],
        verdict: `About ${words('infrastructure-share')} is right for 2023, if the bill is; Open Connect is left out.`,
      }
    },
  },
  {
    id: 'cost-per-subscriber',
    title: 'Cost grew no faster than subscribers, on unsourced figures.',
    claims: ['aws-cost-2016', 'aws-cost-2024', 'subscribers-2016', 'subscribers-2024'],
    work: () => {
      const cost = figures.costPerSubscriber()
      const line = (year: 2016 | 2024) =>
        `${usd(value(`aws-cost-${year}`))} ÷ ${compact(value(`subscribers-${year}`))} = ${usd(cost[year])} a subscriber in ${year}`
      return {
        steps: [line(2016), line(2024)],
        verdict: 'That fits the constraint “linearly (or better)”, but both bills are guesses.',
      }
    },
  },
  {
    id: 'starts-a-day',
    title: 'The stream starts are plausible, which is not evidence.',
    claims: ['stream-starts-2008', 'stream-starts-2016', 'subscribers-2016'],
    work: () => ({
      steps: [
        `${compact(value('stream-starts-2016'))} ÷ ${compact(value('subscribers-2016'))} = ${number(figures.startsPerMember(), 1)} starts a member and day`,
        `${compact(value('hours-watched-2016'))} h ÷ ${compact(value('stream-starts-2016'))} = ${number(figures.minutesPerStart())} min each`,
        `${compact(value('stream-starts-2016'))} ÷ ${compact(value('stream-starts-2008'))} = ×${number(figures.startsGrowth())}`,
      ],
      verdict: 'People may well start a few half-hours a day; no source says so.',
    }),
  },
  {
    id: 'combinations',
    title: 'The product of members and titles is right.',
    claims: ['users-260m', 'titles-5000', 'trillion-combinations'],
    work: () => ({
      steps: [`${compact(value('users-260m'))} × ${number(value('titles-5000'))} = ${scientific(figures.pairs())}`],
      verdict: 'It counts pairs of member and title, though, not combinations.',
    }),
  },
] as const satisfies readonly Inconsistency[]
