/**
 * The field's terms that the deck uses, for readers who meet one for the first time. Definitions are this deck's own words,
 * unless sources are named: then they follow what is said there.
 */
import type { SourceId } from './sources.ts'
import type { CaseText } from './types.ts'

export interface Term {
  /** As the glossary lists it, lower case unless it is a name. */
  term: string
  /** Other forms in which the deck writes it: plurals, short forms, other names. */
  forms?: readonly string[]
  /** One or two plain sentences. */
  definition: CaseText
  /** Alias of the slide that teaches it. */
  slide: string
  /** Where the definition is somebody's. */
  sources?: readonly SourceId[]
}

/** All terms, in the order of the alphabet. */
export const glossary = [
  {
    term: 'active-active', slide: 'evacuation-mechanism', sources: ['S24'],
    definition: 'Several regions serve members at the same time, each able to take over from another. The opposite is a standby that waits to be needed.',
  },
  {
    term: 'appliance', forms: ['appliances', 'Open Connect Appliances'], slide: 'edge-share', sources: ['S56'],
    definition: 'A server full of films that Netflix builds for Open Connect and gives to internet providers, so that the picture comes from nearby.',
  },
  {
    term: 'availability', slide: 'nines',
    definition: 'The share of time in which a system answers as it should. It is counted in nines: the more of them, the fewer minutes a year are left for failure.',
  },
  {
    term: 'backoff', slide: 'retry-storm-jitter', sources: ['M5'],
    definition: 'Waiting longer before each further attempt, usually twice as long as before the last.',
  },
  {
    term: 'blue-green', forms: ['blue–green', 'red/black'], slide: 'blue-green-mechanism',
    definition: 'Two complete fleets run side by side, the old version and the new; all traffic is switched from one to the other, and back if need be. Netflix called it red/black.',
  },
  {
    term: 'bulkhead', forms: ['bulkheads'], slide: 'cascade-mechanism',
    definition: 'A limit on how much of a shared resource, such as threads, one dependency may occupy, so that its trouble cannot take the rest along. The word comes from the walls that divide a ship’s hull.',
  },
  {
    term: 'canary', forms: ['canaries', 'canary analysis'], slide: 'canary-mechanism', sources: ['S68'],
    definition: 'A few instances of a new version that get a small part of the real traffic, and are compared with as many fresh instances of the old one before the rest follows.',
  },
  {
    term: 'capability', forms: ['business capability', 'capabilities'], slide: 'business-capability',
    definition: 'Something that a business does, such as taking payments: a line along which to cut, since a change of the business then stays within one piece.',
  },
  {
    term: 'cascade', forms: ['cascades', 'cascading'], slide: 'cascade-mechanism',
    definition: 'A failure that spreads: one part slows down, those that call it wait, and their callers wait for them.',
  },
  {
    term: 'chaos engineering', slide: 'chaos-works', sources: ['S74'],
    definition: 'Experiments on a running system that show whether it withstands what will happen anyway. Failure is caused on purpose, within limits, while people watch.',
  },
  {
    term: 'Chaos Monkey', forms: ['monkey'], slide: 'chaos-monkey-mechanism', sources: ['M8'],
    definition: 'Netflix’s tool that ends instances at random in production, during working hours, so that every service learns to live without any one of them.',
  },
  {
    term: 'circuit breaker', forms: ['circuit breakers', 'breaker', 'breakers'], slide: 'circuit-breaker-mechanism', sources: ['M1'],
    definition: 'It stands before a call and counts how often the call fails. When too many do, it refuses calls at once instead of letting them wait, and later lets one through to see whether the service is back.',
  },
  {
    term: 'content delivery network', forms: ['CDN', 'CDNs', 'content delivery networks'], slide: 'press-play',
    definition: 'Servers in many places that keep copies of files, so that each visitor is served from one nearby.',
  },
  {
    term: 'contention', slide: 'row-lock-numbers',
    definition: 'Waiting that comes from sharing: work that could run side by side wants the same thing at the same moment.',
  },
  {
    term: 'control plane', slide: 'press-play', sources: ['S56'],
    definition: 'The part of a system that decides: who may watch, what is shown, from where a film comes. The part that carries the film itself is the data plane.',
  },
  {
    term: 'Conway’s law', forms: ['Conway\'s law'], slide: 'business-capability',
    definition: 'The observation that a system comes to look like the organization that builds it: its parts follow the lines along which people talk.',
  },
  {
    term: 'deadlock', forms: ['deadlocks'], slide: 'row-lock-mechanism', sources: ['M15'],
    definition: 'Two or more transactions each hold what another needs, so that none can go on. The database breaks the circle by giving one of them up.',
  },
  {
    term: 'elasticity', forms: ['elastic'], slide: 'bill-mechanism',
    definition: 'Capacity that follows demand: machines come when they are needed and go when they are not, and only what runs is paid for.',
  },
  {
    term: 'enterprise service bus', forms: ['service bus', 'bus', 'ESB'], slide: 'option-b',
    definition: 'A shared program through which all services of a company speak, and which routes and converts their messages. Every service depends on it.',
  },
  {
    term: 'evacuation', forms: ['evacuations', 'evacuate', 'evacuated', 'failover'], slide: 'evacuation-mechanism', sources: ['S55'],
    definition: 'Moving all members of a region to the others, which were scaled up before. Netflix’s word for regional failover.',
  },
  {
    term: 'eventual consistency', forms: ['eventually consistent'], slide: 'eventual-consistency',
    definition: 'Copies of the same data may differ for a while; if nothing new is written, they come to agree.',
  },
  {
    term: 'exactly once', forms: ['at least once', 'at most once'], slide: 'delivery-semantics', sources: ['M12'],
    definition: 'What a sender may promise about an event. It can be delivered at most once and be lost, or at least once and come twice; exactly once is made by the receiver, which knows what it has seen.',
  },
  {
    term: 'fallback', forms: ['fallbacks'], slide: 'circuit-breaker-mechanism', sources: ['M1'],
    definition: 'The answer that is given when the real one cannot be had: rows from the cache instead of fresh ones. A payment has none.',
  },
  {
    term: 'FinOps', slide: 'cost-monitoring',
    definition: 'The practice of making those who cause a cloud bill see it and answer for it.',
  },
  {
    term: 'gateway', forms: ['gateways', 'edge gateway'], slide: 'strangler-mechanism',
    definition: 'The service at the entrance: it takes every request from outside and hands it to the one that can answer it.',
  },
  {
    term: 'headroom', slide: 'evacuation-predict',
    definition: 'Capacity that stands free so that what is unexpected has a place to go.',
  },
  {
    term: 'hit ratio', forms: ['hit ratios', 'miss ratio'], slide: 'edge-cache-predict',
    definition: 'The share of requests that a cache can answer itself. What the origin feels is the rest, the miss ratio.',
  },
  {
    term: 'idempotent', forms: ['idempotency', 'idempotence'], slide: 'retry-storm-code',
    definition: 'Done twice, it has the same effect as done once. Setting a rating is idempotent, charging a card is not, unless each charge bears an id.',
  },
  {
    term: 'instance', forms: ['instances'], slide: 'resilience-sizes',
    definition: 'One running copy of a service on one virtual machine. A service has many, and any of them may end at any time.',
  },
  {
    term: 'jitter', slide: 'retry-storm-jitter', sources: ['M5'],
    definition: 'Chance added to a waiting time, so that those who failed together do not come back together.',
  },
  {
    term: 'Little’s law', forms: ['Little\'s law'], slide: 'cascade-mechanism',
    definition: 'In a system that neither grows nor shrinks, the number of requests inside equals how many arrive in a second times how many seconds each stays. So a call that takes longer occupies more threads.',
  },
  {
    term: 'lock', forms: ['locks', 'row lock', 'row locks'], slide: 'row-lock-mechanism', sources: ['M15', 'M16'],
    definition: 'A right to change something, such as a row of a database, that only one transaction may hold. All others wait.',
  },
  {
    term: 'metastable failure', forms: ['metastable failures', 'metastable'], slide: 'retry-storm-mechanism', sources: ['M7'],
    definition: 'An overload that outlives what caused it, because the system’s own reaction, retries for example, keeps it going.',
  },
  {
    term: 'microservice', forms: ['microservices'], slide: 'option-c', sources: ['S35'],
    definition: 'A small service around one capability of the business, in a process of its own, with data of its own, that can be released on its own.',
  },
  {
    term: 'monolith', forms: ['monoliths', 'monolithic'], slide: 'architecture-2008', sources: ['S35'],
    definition: 'An application that is built and released as a single unit. It may be well divided inside.',
  },
  {
    term: 'nearline', slide: 'rows-numbers', sources: ['S59'],
    definition: 'Computed shortly after an event and stored for later: fresher than what runs by night, and under no pressure to answer at once.',
  },
  {
    term: 'offset', forms: ['offsets'], slide: 'delivery-semantics', sources: ['M12'],
    definition: 'The number of an event in its log. A consumer remembers up to which one it has come.',
  },
  {
    term: 'Open Connect', slide: 'edge-share', sources: ['S56'],
    definition: 'Netflix’s own content delivery network: appliances that stand at internet providers, are filled by night, and send all of the video.',
  },
  {
    term: 'outbox', slide: 'outbox-mechanism',
    definition: 'A table beside the data in which a change leaves its event, in the same transaction. A relay sends the events from there, so that a crash loses none of them.',
  },
  {
    term: 'partition', forms: ['partitions'], slide: 'outbox-numbers', sources: ['M12'],
    definition: 'A part of a log, or of a database, that lives on a machine of its own. Order holds within one partition only.',
  },
  {
    term: 'region', forms: ['regions'], slide: 'evacuation-predict',
    definition: 'A place where a cloud provider has data centers that share nothing with those of other places, so that one can fail alone.',
  },
  {
    term: 'reserved instance', forms: ['reserved instances', 'reserved'], slide: 'bill-mechanism', sources: ['S40'],
    definition: 'Capacity paid for in advance at a lower price, whether it is used or not. What stands idle by night can be lent to other work.',
  },
  {
    term: 'retry budget', forms: ['retry budgets'], slide: 'retry-storm-code', sources: ['M6'],
    definition: 'A limit on retries as a share of all requests, so that they cannot multiply the load when everything fails at once.',
  },
  {
    term: 'sampling', forms: ['sampled'], slide: 'tracing-mechanism', sources: ['M14'],
    definition: 'Keeping only some of what could be recorded. For a trace it is decided once, at the first service, and passed on.',
  },
  {
    term: 'self-service', slide: 'technical-wins',
    definition: 'A team gets machines and releases its code through a tool, without asking another team.',
  },
  {
    term: 'service-oriented architecture', forms: ['SOA'], slide: 'option-b', sources: ['S34', 'S35'],
    definition: 'Building a system of services that call each other. Netflix called its own, in small pieces and without a bus, fine-grained SOA.',
  },
  {
    term: 'shadow', forms: ['shadow traffic', 'shadowed'], slide: 'strangler-mechanism',
    definition: 'A copy of a real request that goes to a new system too. Its answer is compared and thrown away, which is safe for what only reads.',
  },
  {
    term: 'single point of failure', forms: ['single points of failure'], slide: 'single-point',
    definition: 'A part without which nothing works, and beside which stands nothing.',
  },
  {
    term: 'span', forms: ['spans'], slide: 'tracing-mechanism', sources: ['M14'],
    definition: 'One call in a trace: who called, when it began, how long it took. Each knows the span that caused it.',
  },
  {
    term: 'spot instance', forms: ['spot instances', 'spot market', 'spot'], slide: 'bill-again', sources: ['M17'],
    definition: 'A machine that a cloud provider has to spare, cheap, and taken back on short notice.',
  },
  {
    term: 'staleness', forms: ['stale'], slide: 'rows-numbers',
    definition: 'How old the data is from which an answer was made.',
  },
  {
    term: 'strangler fig', forms: ['strangler'], slide: 'strangler-mechanism',
    definition: 'A way to replace a system while it runs: the new one grows around it and takes over a part at a time, until the old one can be removed. Named after a tree that does so to its host.',
  },
  {
    term: 'tail', forms: ['tail latency', 'long tail'], slide: 'cascade-tail', sources: ['M18'],
    definition: 'The slowest few of many answers. A page that waits for a hundred of them meets the tail almost every time.',
  },
  {
    term: 'throttling', forms: ['throttle', 'throttled', 'throttles'], slide: 'retry-storm-code', sources: ['M6'],
    definition: 'Refusing part of the requests on purpose, at the one who sends or at the one who receives, so that the rest can be served.',
  },
  {
    term: 'timeout', forms: ['timeouts', 'time-out', 'time-outs'], slide: 'circuit-breaker-numbers',
    definition: 'How long a caller waits before it counts a call as failed.',
  },
  {
    term: 'trace', forms: ['traces', 'tracing'], slide: 'tracing-mechanism', sources: ['M14'],
    definition: 'The record of one request through all the services that it touched, joined by an id that each of them passes on.',
  },
  {
    term: 'transaction', forms: ['transactions'], slide: 'outbox-mechanism',
    definition: 'Several changes to a database that happen together or not at all.',
  },
  {
    term: 'Universal Scalability Law', slide: 'row-lock-numbers',
    definition: 'A formula for how much more a system does with more workers: contention bends the curve, and the talking among workers turns it down in the end.',
  },
  {
    term: 'Zipf’s law', forms: ['Zipf'], slide: 'edge-cache-forecast',
    definition: 'A few titles are watched by very many, and very many titles by a few: the second is watched about half as often as the first, the third a third as often.',
  },
] as const satisfies readonly Term[]

/** A place in a text where a term stands. */
export interface Occurrence {
  term: Term
  /** Its first letter, and the one behind its last. */
  start: number
  end: number
}

const termOf = new Map<string, Term>(glossary.flatMap((term: Term) => [term.term, ...term.forms ?? []].map(form => [form.toLowerCase(), term])))

/** All forms, the longest first, so that “spot market” is not taken for “spot”. */
const FORMS = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...termOf.keys()].sort((a, b) => b.length - a.length).map(form => form.replace(/[/.]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
)

/** Where terms stand in a plain text, in its order. */
export function termsIn(text: string): Occurrence[] {
  return [...text.matchAll(FORMS)].map(({ 0: form, index }) => ({ term: termOf.get(form.toLowerCase())!, start: index, end: index + form.length }))
}

/** Address of a term within a document: `circuit-breaker`. */
export const termId = ({ term }: Term): string => term.toLowerCase().replace(/[^a-z]+/g, '-')
