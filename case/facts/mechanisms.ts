/**
 * Published semantics and figures of the mechanisms, by slug. What is arithmetic is computed here, from
 * the numbers it rests on; `case.test.ts` repeats the longer sums (Zipf, LRU).
 */
import { number, percent } from '../format.ts'
import type { Slug } from '../slugs.ts'
import type { FactEntry, FactKind } from '../types.ts'

const MINUTES_A_YEAR = 365 * 24 * 60

/** Downtime a year, in minutes, at an availability in percent. */
const downtime = (availability: number): number => MINUTES_A_YEAR * (1 - availability / 100)

/** A computed fact of the common kind: a number with at most `decimals` decimals. */
const computed = (text: string, value: number, unit: NonNullable<FactEntry['unit']>, note: string) =>
  ({ text, value, unit, note, kind: 'computed' as FactKind, sources: [] })
/** An input of an example: it could be another. */
const chosen = (text: string, value: number, unit: NonNullable<FactEntry['unit']>, note: string) =>
  ({ ...computed(text, value, unit, note), kind: 'chosen' as FactKind })

/** Availability, in percent, of `n` services of four nines in a row. */
const serial = (n: number): number => 100 * 0.9999 ** n

/** The Universal Scalability Law as it fits the shop of `sim/row-lock`; its test fits it again. */
const USL = { alpha: 0.0187, beta: 0.000866 }

/** Throughput of that law at `n`, against one worker. */
const usl = (n: number): number => n / (1 + USL.alpha * (n - 1) + USL.beta * n * (n - 1))

/** Where that law peaks: √((1 − α) ÷ β). */
const uslPeak = Math.round(Math.sqrt((1 - USL.alpha) / USL.beta))

/** Mean time in an M/M/1 system, in service times, at a utilization in percent. */
const mm1 = (utilization: number): number => 1 / (1 - utilization / 100)

const serialFact = (n: number, decimals: number) =>
  computed(`${number(serial(n), decimals, decimals)}%`, serial(n), 'percent', `Availability of ${n} services of 99.99% in a row.`)

const downtimeFact = (availability: number, decimals: number) =>
  computed(`${number(downtime(availability), decimals)} min`, downtime(availability), 'min', `Downtime a year that ${availability}% allows.`)

const mm1Fact = (utilization: number) =>
  computed(`${number(mm1(utilization))}×`, mm1(utilization), 'times', `Time in the system against the bare service time, at ${utilization}% utilization (M/M/1).`)

const hit = (value: number, how: string) =>
  computed(percent(value), value, 'percent', `Hit ratio of a cache for a tenth of 10,000 titles, ${how}.`)

const cascade = {
  'ratings-calm': chosen('20 ms', 20, 'ms', 'What a call to ratings takes on a good day, in the example.'),
  'ratings-slow': chosen('one second', 1, 's', 'What it takes once ratings are in trouble, in the example.'),
  'ratings-rate': chosen('40 calls a second', 40, 'calls/s', 'How often somebody asks for ratings, in the example.'),
  'shared-threads': chosen('20 threads', 20, 'threads', 'The pool that all requests share, in the example.'),
  'serial-30': serialFact(30, 2),
  'serial-100': serialFact(100, 1),
  'serial-700': serialFact(700, 1),
  'serial-700-hours': computed(`${number(8760 * (1 - serial(700) / 100))} h`, 8760 * (1 - serial(700) / 100), 'h', 'Downtime a year of 700 services of four nines in a row.'),
  'minutes-a-year': computed(`${number(MINUTES_A_YEAR)} min`, MINUTES_A_YEAR, 'min', 'A year of 365 days.'),
  'two-nines-downtime': downtimeFact(99, 0),
  'three-nines-downtime': downtimeFact(99.9, 0),
  'four-nines-downtime': downtimeFact(99.99, 1),
  'five-nines-downtime': downtimeFact(99.999, 1),
  'pool-throughput': computed(`${20 / 1} calls a second`, 20 / 1, 'calls/s', 'What a pool of 20 threads carries at most when every call holds its thread for a second (Little’s law).'),
  'mm1-50': mm1Fact(50),
  'mm1-80': mm1Fact(80),
  'mm1-90': mm1Fact(90),
  'mm1-99': mm1Fact(99),
} satisfies Record<string, FactEntry>

/** A fact that `sim/row-lock` gives, with seed 7. */
const inTheShop = (text: string, value: number, unit: NonNullable<FactEntry['unit']>, note: string) =>
  ({ text, value, unit, note: `${note} Measured in the world of this deck, an invented shop.`, kind: 'measured' as FactKind, sources: [] })

/** What `npm run learn -- row-lock --real --runs=5` and `outbox` gave; tests hold it against the files of these runs. */
const atAPostgres = (text: string, value: number, unit: NonNullable<FactEntry['unit']>, note: string): FactEntry =>
  ({ text, value, unit, note: `${note} Five runs, with nothing else to do; another machine gives other numbers. PostgreSQL 18.4 on AMD EPYC, 2 cores, 24 GB, Linux, 26 November 2026.`, kind: 'measured', sources: [] })

const rowLock = {
  'row-lock-real-basket': atAPostgres('62 a second (0 to 100)', 62, 'orders/s', 'What 64 workers get done with locks as in the basket, when every fourth order is for the sequel too: the middle run, and their span. In each of them circles were cut.'),
  'row-lock-real-each': atAPostgres('671 a second (589 to 779)', 671, 'orders/s', 'The same with the reference answer; no circle was cut.'),
  'innodb-lock-wait': { text: '50 s', value: 50, unit: 's', note: 'How long InnoDB waits for a row lock; then it rolls back the statement, not the transaction.', kind: 'published', sources: ['M15'] },
  'postgres-lock-timeout': { text: '0', value: 0, unit: 'ms', note: 'PostgreSQL’s lock_timeout: off, so a transaction waits for ever.', kind: 'published', sources: ['M16'] },
  'postgres-deadlock-timeout': { text: '1 s', value: 1, unit: 's', note: 'How long PostgreSQL waits before it looks for a deadlock.', kind: 'published', sources: ['M16'] },
  'usl-alpha': inTheShop('0.019', USL.alpha, 'ratio', 'Share of the work that must queue, by the Universal Scalability Law as it fits what 1 to 128 workers get done with one row that everybody wants.'),
  'usl-beta': inTheShop('0.0009', USL.beta, 'ratio', 'Cost of keeping each pair of workers in agreement, by the same law: the lock manager looks through all who wait.'),
  'usl-peak-workers': computed(String(uslPeak), uslPeak, 'count', 'Workers at which the fitted law peaks; more make it slower.'),
  'usl-peak': computed(`${number(usl(uslPeak), 1, 1)}×`, usl(uslPeak), 'times', 'Throughput of the fitted law at its peak, against one worker.'),
  'usl-128': computed(`${number(usl(128), 1)}×`, usl(128), 'times', 'Throughput of the fitted law at 128 workers, against one.'),
  'usl-many-workers': chosen('128', 128, 'count', 'Workers far past the peak.'),
  'row-lock-workers': chosen('64 workers', 64, 'count', 'Twice as many as are of any use, in the example.'),
  'row-lock-basket': inTheShop('47 a second', 47, 'orders/s', 'What 64 workers get done with one database and everybody after one film.'),
  'row-lock-sequel': inTheShop('15 a second', 15, 'orders/s', 'The same once every other order of that film is for its sequel too, with locks as they stand in the basket.'),
  'row-lock-each': inTheShop('140 a second', 140, 'orders/s', 'What the same workers get done with a database for each service.'),
  'row-lock-interleavings': { text: '11.7 billion', value: 11_707_730_595, unit: 'count', note: 'Orders in which the steps of three orders can follow one another, two films each in two of them, with the reference answer of the exercise: all of them are gone through.', kind: 'computed', sources: [] },
} satisfies Record<string, FactEntry>

const decision = {
  'start-up-flip': computed('30% less', 30, 'percent', 'How much less the start-up’s four risks must weigh until option C draws level with A, by this deck’s scores and weights.'),
} satisfies Record<string, FactEntry>

const strangler = {
  'billing-last': { text: 'among the last', note: 'Billing left the data center at the end, shortly before January 2016.', kind: 'on-record', sources: ['S1'] },
} satisfies Record<string, FactEntry>

const outbox = {
  'outbox-real-deaths': atAPostgres('500 processes', 500, 'count', 'Killed with SIGKILL in five storms over the reference answer, at two databases: no change was lost, took effect twice or came out of order.'),
  'outbox-real-longest': atAPostgres('1.4 s (1.0 to 1.8)', 1.4, 's', 'Longest time in which owner and copy differed: the middle storm, and their span.'),
  'keystone-loss': { text: 'under 0.01%', value: 0.01, unit: 'percent', note: 'Loss a day that Netflix’s telemetry pipeline accepts.', kind: 'published', sources: ['M13'] },
  'keystone-messages': { text: '700 billion messages a day', value: 700e9, unit: 'messages/day', note: 'Volume of that pipeline in 2016.', kind: 'published', sources: ['M13'] },
  'keystone-lost': computed(`${number(700e9 * 0.0001 / 1e6)} million a day`, 700e9 * 0.0001, 'messages/day', 'What 0.01% of 700 billion messages a day comes to: the most that may be lost.'),
  'keystone-acks': { text: 'acks=1', note: 'The pipeline waits for one broker only, and never blocks the application.', kind: 'published', sources: ['M13'] },
  'kafka-commit': { text: 'last offset + 1', note: 'What a Kafka consumer commits: the next offset to read.', kind: 'published', sources: ['M12'] },
  'kafka-consumers': { text: 'one consumer a partition', value: 1, unit: 'count', note: 'Within a consumer group, a partition has one reader.', kind: 'published', sources: ['M12'] },
} satisfies Record<string, FactEntry>

const chaosMonkey = {
  'chaos-start': { text: '09:00', value: 9, unit: 'h', note: 'Start of the day’s window, Los Angeles time.', kind: 'published', sources: ['M8'] },
  'chaos-end': { text: '15:00', value: 15, unit: 'h', note: 'End of the day’s window, Los Angeles time.', kind: 'published', sources: ['M8'] },
  'chaos-window': { text: '360 minutes', value: 360, unit: 'min', note: 'Whole minutes from which the time of a kill is drawn.', kind: 'published', sources: ['M8'] },
  'chaos-victims': { text: 'one instance', value: 1, unit: 'instances', note: 'Killed in a group, drawn uniformly.', kind: 'published', sources: ['M8'] },
  'chaos-probability': { text: '1/μ', note: 'Chance of a kill for a group on a workday; the gap is geometric with a mean of μ days.', kind: 'published', sources: ['M8'] },
  'chaos-mean-docs': { text: '2', value: 2, unit: 'days', note: 'Mean workdays between kills, as the documentation has it.', kind: 'published', sources: ['M8'] },
  'chaos-mean-code': { text: '5', value: 5, unit: 'days', note: 'Mean workdays between kills, as the code has it: pass it explicitly.', kind: 'published', sources: ['M8'] },
  'chaos-min-gap': { text: '1', value: 1, unit: 'days', note: 'Least number of workdays between kills in a group, by default.', kind: 'published', sources: ['M8'] },
} satisfies Record<string, FactEntry>

const circuitBreaker = {
  'hystrix-window': { text: '10,000 ms', value: 10000, unit: 'ms', note: 'Rolling window of the health counts.', kind: 'published', sources: ['M1'] },
  'hystrix-window-seconds': { text: '10 s', value: 10, unit: 's', note: 'Rolling window of the health counts.', kind: 'published', sources: ['M1', 'S51'] },
  'hystrix-volume': { text: '20 calls', value: 20, unit: 'calls', note: 'Fewer calls than this in the window, and the circuit stays closed whatever they did.', kind: 'published', sources: ['M1', 'S51'] },
  'hystrix-error-share': { text: '50%', value: 50, unit: 'percent', note: 'Share of errors at which the circuit opens.', kind: 'published', sources: ['M1', 'S51'] },
  'hystrix-sleep': { text: '5,000 ms', value: 5000, unit: 'ms', note: 'How long the circuit stays open before one probe may pass.', kind: 'published', sources: ['M1'] },
  'hystrix-timeout': { text: '1,000 ms', value: 1000, unit: 'ms', note: 'Timeout of a call.', kind: 'published', sources: ['M1', 'S51'] },
  'hystrix-snapshot': { text: '500 ms', value: 500, unit: 'ms', note: 'Interval at which the health counts are taken, and length of their buckets.', kind: 'published', sources: ['M1'] },
  'hystrix-pool': { text: '10 threads', value: 10, unit: 'threads', note: 'Thread pool of a command; no queue.', kind: 'published', sources: ['M1'] },
  'breaker-pool': chosen('10 threads', 10, 'threads', 'The pool that home pages and plays share, in the example; Hystrix gives as many to each command.'),
  'breaker-plays-double': { text: 'about six in ten', value: 0.63, unit: 'ratio', note: 'Plays that start while recommendations are slow, with twice the threads. Measured in the world of this deck, on three seeds.', kind: 'measured', sources: [] },
  'breaker-plays-short': { text: 'nine in ten', value: 0.9, unit: 'ratio', note: 'The same with a tenth of the time-out instead. Measured in the world of this deck, on three seeds.', kind: 'measured', sources: [] },
  'hystrix-queue': { text: '−1', value: -1, unit: 'count', note: 'Queue size of the pool: none.', kind: 'published', sources: ['M1'] },
  'hystrix-fallbacks': { text: '10', value: 10, unit: 'count', note: 'Fallbacks that may run at once.', kind: 'published', sources: ['M1'] },
  'hystrix-buckets': { text: `${10000 / 500} buckets of 500 ms`, value: 10000 / 500, unit: 'count', note: 'What the breaker counts with: completed buckets only.', kind: 'published', sources: ['M1'] },
  'hystrix-bucket-count': { text: String(10000 / 500), value: 10000 / 500, unit: 'count', note: 'Buckets in the breaker’s window.', kind: 'published', sources: ['M1'] },
  'hystrix-dashboard-buckets': { text: '10 buckets of 1 s', value: 10, unit: 'count', note: 'The dashboard’s statistic, often mistaken for the breaker’s.', kind: 'published', sources: ['M1'] },
  'hystrix-probes': { text: 'exactly one probe', value: 1, unit: 'calls', note: 'Passes in the half-open state, by compare-and-set.', kind: 'published', sources: ['M1'] },
  'golden-interval': chosen('100 ms', 100, 'ms', 'Time between two calls in the example: twenty of them in 2,000 ms.'),
  'golden-rate': chosen('100 calls a second', 100, 'calls/s', 'A busier example, every call failing.'),
  'golden-half': computed('10 of 20', 10, 'calls', 'Failing calls at which the circuit opens: the threshold counts as reached.'),
  'golden-below': computed('9 of 20', 9, 'calls', 'Failing calls at which it stays closed.'),
  'golden-volume': computed('19 of 19', 19, 'calls', 'Failing calls at which it still stays closed: the volume is too small.'),
  'golden-open': computed('2,000 ms', 2000, 'ms', 'When it opens, at a call every 100 ms, ten of twenty failing.'),
  'golden-refused': computed('7,000 ms', 7000, 'ms', 'Still refused: the sleep window must be exceeded, not met.'),
  'golden-admitted': computed('7,001 ms', 7001, 'ms', 'The probe is admitted.'),
  'golden-second-refused': computed('7,002 ms', 7002, 'ms', 'Refused: a probe is in flight.'),
  'golden-probe-fails': computed('7,100 ms', 7100, 'ms', 'The probe fails and the sleep window starts again.'),
  'golden-again-refused': computed('12,100 ms', 12100, 'ms', 'Refused for the last time.'),
  'golden-again-admitted': computed('12,101 ms', 12101, 'ms', 'The next probe is admitted.'),
  'golden-lost-calls': computed(`${100 * 0.5} calls`, 100 * 0.5, 'calls', 'Fail before the circuit opens at 500 ms, at 100 calls a second: detection is not instant.'),
  'resilience4j-window': { text: '100 calls', value: 100, unit: 'calls', note: 'resilience4j counts calls, not seconds, and needs this many.', kind: 'published', sources: ['M2'] },
  'resilience4j-open': { text: '60 s', value: 60, unit: 's', note: 'How long resilience4j stays open.', kind: 'published', sources: ['M2'] },
  'resilience4j-probes': { text: '10 calls', value: 10, unit: 'calls', note: 'Probes of resilience4j in the half-open state.', kind: 'published', sources: ['M2'] },
  'resilience4j-share': { text: '≥ 50%', value: 50, unit: 'percent', note: 'Share of errors at which resilience4j opens.', kind: 'published', sources: ['M2'] },
  'opossum-share': { text: '> 50%', value: 50, unit: 'percent', note: 'Share of errors above which opossum opens.', kind: 'published', sources: ['M3'] },
  'opossum-volume': { text: '0', value: 0, unit: 'calls', note: 'Volume threshold of opossum: a single failure can open it.', kind: 'published', sources: ['M3'] },
  'opossum-timeout': { text: '10 s', value: 10, unit: 's', note: 'Call timeout of opossum.', kind: 'published', sources: ['M3'] },
  'opossum-reset': { text: '30 s', value: 30, unit: 's', note: 'How long opossum stays open.', kind: 'published', sources: ['M3'] },
  'cockatiel-share': { text: 'above its threshold', note: 'Cockatiel’s sampling breaker opens above, not at, its share of errors, given a minimum throughput.', kind: 'published', sources: ['M4'] },
} satisfies Record<string, FactEntry>

const retryStorm = {
  'retry-layers': chosen('3 layers', 3, 'count', 'Services in a row, each retrying on its own.'),
  'retry-attempts-each': chosen('4 attempts', 4, 'attempts', 'At each of the layers.'),
  'retry-sum': computed(`${4 * 3} calls`, 4 * 3, 'calls', 'What it would be if the attempts of the layers added up.'),
  'retry-product': computed(`${4 ** 3} calls`, 4 ** 3, 'calls', 'What one request becomes at the bottom of three layers of four attempts.'),
  'retry-power': computed(`${3 ** 4} calls`, 3 ** 4, 'calls', 'What it would be if layers and attempts changed places.'),
  'retry-max-attempts': { text: '3 attempts', value: 3, unit: 'attempts', note: 'At most, for a request.', kind: 'secondary', sources: ['M6'] },
  'retry-budget': { text: 'about 10%', value: 10, unit: 'percent', note: 'Share of a client’s calls that may be retries.', kind: 'secondary', sources: ['M6'] },
  'full-jitter': { text: 'rand(0, min(cap, base·2ⁿ))', note: 'Full jitter: wait anything up to the exponential cap.', kind: 'published', sources: ['M5'] },
  'decorrelated-jitter': { text: 'min(cap, rand(base, 3·prev))', note: 'Decorrelated jitter: wait by the last wait.', kind: 'published', sources: ['M5'] },
  'throttle-rule': { text: 'max(0, (requests − K·accepts)/(requests + 1))', note: 'Adaptive throttling: the chance that a client refuses its own call.', kind: 'secondary', sources: ['M6'] },
  'throttle-k': { text: '2', value: 2, unit: 'ratio', note: 'The usual K of adaptive throttling.', kind: 'secondary', sources: ['M6'] },
  'throttle-window': { text: 'about 2 minutes', value: 2, unit: 'min', note: 'Window of its counts, taken before sending.', kind: 'secondary', sources: ['M6'] },
  'attempts-rule': { text: '(1 − pⁿ)/(1 − p)', note: 'Mean attempts of a request that may be tried n times, each failing with chance p.', kind: 'computed', sources: [] },
  'metastable': { text: 'metastable failure', note: 'Overload that outlives its trigger.', kind: 'published', sources: ['M7'] },
} satisfies Record<string, FactEntry>

const evacuation = {
  'failover-before': { text: 'about 50 minutes', value: 50, unit: 'min', note: 'To move the members out of a region, before Project Nimble.', kind: 'on-record', sources: ['S55'] },
  'failover-decide': { text: '5 minutes', value: 5, unit: 'min', note: 'To decide.', kind: 'on-record', sources: ['S55'] },
  'failover-provision': { text: '3–5 minutes', value: 3, to: 5, unit: 'min', note: 'To provision instances.', kind: 'on-record', sources: ['S55'] },
  'failover-start': { text: '25 minutes', value: 25, unit: 'min', note: 'For the services to start.', kind: 'on-record', sources: ['S55'] },
  'failover-proxy': { text: '10+ minutes', value: 10, unit: 'min', note: 'To proxy the traffic across.', kind: 'on-record', sources: ['S55'] },
  'failover-nimble': { text: 'under 10 minutes', value: 10, unit: 'min', note: 'With pre-scaled “dark” capacity, at no extra cost.', kind: 'on-record', sources: ['S55'] },
  'survivor-load': computed('1.5×', 3 / 2, 'times', 'Load on each of two survivors when one of three even regions is evacuated.'),
  'survivor-limit': computed(percent(100 * 2 / 3, 1), 100 * 2 / 3, 'percent', 'Utilization above which three even regions cannot spare one.'),
} satisfies Record<string, FactEntry>

const edgeCache = {
  'fill-window': { text: '02:00–14:00', value: 2, to: 14, unit: 'h', note: 'Nightly window in which appliances are filled, local time.', kind: 'published', sources: ['M10'] },
  'fill-hours': computed('12 h', 14 - 2, 'h', 'Length of the fill window.'),
  'fill-storage-rate': { text: '1.2 Gbps', value: 1.2, unit: 'Gbps', note: 'Fill rate of a storage appliance, at most.', kind: 'published', sources: ['M10'] },
  'fill-storage-night': { text: '6.5 TB', value: 6.5, unit: 'TB/night', note: 'What a storage appliance may fill a night.', kind: 'published', sources: ['M10'] },
  'fill-storage-product': computed(`${number(1.2 / 8 / 1000 * 12 * 3600, 2)} TB`, 1.2 / 8 / 1000 * 12 * 3600, 'TB/night', '1.2 Gbps over 12 hours, as published.'),
  'fill-global-rate': { text: '0.4 Gbps', value: 0.4, unit: 'Gbps', note: 'Fill rate of a global appliance, at most.', kind: 'published', sources: ['M10'] },
  'fill-global-night': { text: '2.1 TB', value: 2.1, unit: 'TB/night', note: 'What a global appliance may fill a night.', kind: 'published', sources: ['M10'] },
  'fill-global-product': computed(`${number(0.4 / 8 / 1000 * 12 * 3600, 2)} TB`, 0.4 / 8 / 1000 * 12 * 3600, 'TB/night', '0.4 Gbps over 12 hours, as published.'),
  'miss-kinds': { text: 'content, health, other', value: 3, unit: 'count', note: 'The kinds of miss that Open Connect tells apart.', kind: 'published', sources: ['M19'] },
  'consistent-hashing': { text: 'consistent hashing', note: 'How titles are spread over the appliances of a cluster, popular ones in more copies.', kind: 'published', sources: ['M11'] },
  'origin-rule': { text: '(1 − h) · demand', note: 'Load on the origin at a hit ratio h.', kind: 'computed', sources: [] },
  'origin-doubles': computed(`×${number((1 - 0.9) / (1 - 0.95))}`, (1 - 0.9) / (1 - 0.95), 'times', 'Load on the origin when the hit ratio falls from 95% to 90%.'),
  'hit-high': chosen('95%', 95, 'percent', 'A good hit ratio.'),
  'hit-low': chosen('90%', 90, 'percent', 'Five points lower, and the origin’s load has doubled.'),
  'zipf-titles': chosen('10,000 titles', 10000, 'titles', 'Catalog of the cache example.'),
  'zipf-cache': chosen('10%', 10, 'percent', 'Share of the catalog that the cache holds.'),
  'zipf-0-8-perfect': hit(57, 'Zipf exponent 0.8, popularity known in advance'),
  'zipf-0-8-lru': hit(44, 'Zipf exponent 0.8, least recently used out first'),
  'zipf-1-0-perfect': hit(76, 'Zipf exponent 1.0, popularity known in advance'),
  'zipf-1-0-lru': hit(68, 'Zipf exponent 1.0, least recently used out first'),
  'zipf-1-2-perfect': hit(90, 'Zipf exponent 1.2, popularity known in advance'),
  'zipf-1-2-lru': hit(86, 'Zipf exponent 1.2, least recently used out first'),
} satisfies Record<string, FactEntry>

const scoreRate = (text: string, value: number, what: string): FactEntry =>
  ({ text, value, unit: 'scores/s', note: `Scores a second of one core, ${what}: median of five rounds by npm run bench, plain JavaScript on a server. Your browser measures its own on the slide.`, kind: 'measured', sources: [] })

const rows = {
  'score-rate-dot': scoreRate('95 million', 95e6, 'a dot product of 8 factors'),
  'score-rate-factors': scoreRate('8.4 million', 8.4e6, 'a dot product of 128 factors'),
  'score-rate-network': scoreRate('140,000', 140e3, 'a network of 128 inputs and 64 units'),
  'batch-night': chosen('six hours', 6, 'h', 'The night that the batch has, in the example.'),
  'rows-modes': { text: 'offline, nearline, online', value: 3, unit: 'count', note: 'Offline is rich and stale, nearline follows events, online is bound by latency and falls back to what was precomputed.', kind: 'on-record', sources: ['S59'] },
} satisfies Record<string, FactEntry>

const blueGreen = {
  'red-black': { text: 'red/black', note: 'Netflix’s own name for blue-green.', kind: 'on-record', sources: ['S77', 'S67'] },
} satisfies Record<string, FactEntry>

const judged = (text: string, value: number, unit: NonNullable<FactEntry['unit']>, note: string, to?: number): FactEntry =>
  ({ text, value, ...to !== undefined && { to }, unit, note: `${note} Measured in the world of this deck, an invented fleet.`, kind: 'measured', sources: [] })

const canary = {
  'canary-clusters': { text: 'three clusters', value: 3, unit: 'count', note: 'Production, a fresh baseline of the old code, and the canary.', kind: 'on-record', sources: ['S68'] },
  'canary-instances': { text: 'about 3 instances', value: 3, unit: 'instances', note: 'In the baseline and in the canary, each.', kind: 'on-record', sources: ['S68'] },
  'canary-confidence': { text: '98%', value: 98, unit: 'percent', note: 'Confidence of the interval on the shift between baseline and canary (Mann–Whitney).', kind: 'published', sources: ['M9'] },
  'canary-tolerance': { text: '0.25', value: 0.25, unit: 'ratio', note: 'Tolerance of the judge, as a share of the estimated shift.', kind: 'published', sources: ['M9'] },
  'canary-continuity': { text: '0.5', value: 0.5, unit: 'ratio', note: 'Continuity correction of its normal approximation.', kind: 'published', sources: ['M9'] },
  'canary-outlier-factor': { text: '3', value: 3, unit: 'ratio', note: 'Interquartile ranges beyond which a point is an outlier, if they are removed.', kind: 'published', sources: ['M9'] },
  'canary-allowed': { text: '1.0', value: 1, unit: 'ratio', note: 'Allowed ratio of the means, by default.', kind: 'published', sources: ['M9'] },
  'canary-pass': { text: '75', value: 75, unit: 'score', note: 'An example of a score that passes; thresholds have no default.', kind: 'published', sources: ['M9'] },
  'canary-marginal': { text: '50', value: 50, unit: 'score', note: 'An example of a score that is marginal.', kind: 'published', sources: ['M9'] },
  'canary-critical': { text: '0', value: 0, unit: 'score', note: 'The score when a critical metric fails, or half of the metrics have no data.', kind: 'published', sources: ['M9'] },
  'canary-golden-low': computed('6', 6, 'count', 'Lower end of the interval for {10, 20, 30, 40} against {1, 2, 3, 4}.'),
  'canary-golden-high': computed('39', 39, 'count', 'Upper end of the same interval.'),
  'canary-golden-shift': computed('22.5', 22.5, 'count', 'Its estimate: the median pairwise difference.'),
  'canary-golden-margin': computed(number(0.25 * 22.5, 1), 0.25 * 22.5, 'count', 'A quarter of that estimate: the tolerance which the interval must clear.'),
  'canary-caught': judged('480 of 480', 480, 'count', 'Bad builds that the reference turned away: eight kinds, over sixty seeds.'),
  'canary-power': judged('99.2 to 100%', 99.2, 'percent', 'Interval of 95% (Wilson) for the share of bad builds caught.', 100),
  'canary-alarms': judged('3 of 1,200', 3, 'count', 'Good builds that it turned away: twenty, over the same sixty seeds. Never more than one of twenty.'),
  'canary-alarm-rate': judged('0.1 to 0.7%', 0.1, 'percent', 'Interval of 95% (Wilson) for the share of good builds turned away.', 0.7),
  'canary-blind-little': judged('3 of 200', 3, 'count', 'Builds with which every start takes 5% longer that it turned away.'),
  'canary-blind-little-by': chosen('5%', 5, 'percent', 'How much longer every start takes with those.'),
  'canary-blind-few': judged('1 of 200', 1, 'count', 'Builds with which one report in twenty is three times as slow that it turned away.'),
  'canary-blind-neighbour': judged('60 of 60', 60, 'count', 'Good builds that it turned away while somebody else’s work slowed the canary’s machines.'),
  'canary-quiet-rise': computed('+10%', 10, 'percent', 'A steady rise that a quiet metric already fails at the defaults.'),
} satisfies Record<string, FactEntry>

const tracing = {
  'b3-trace-id': { text: '16 or 32 hex digits', value: 16, to: 32, unit: 'count', note: 'Length of a trace id, in lower case.', kind: 'published', sources: ['M14'] },
  'b3-span-id': { text: '16 hex digits', value: 16, unit: 'count', note: 'Length of a span id.', kind: 'published', sources: ['M14'] },
  'b3-header': { text: 'b3: ‹trace›-‹span›-‹sampled›-‹parent›', note: 'The single header; where both forms are present it wins.', kind: 'published', sources: ['M14'] },
  'b3-sampling': { text: 'absent, 0, 1 or d', note: 'Defer, deny, accept or debug: decided once, and passed on even when denied.', kind: 'published', sources: ['M14'] },
  'fan-out': computed('100 servers', 100, 'count', 'Servers one request waits for, in The Tail at Scale.'),
  'fan-out-tail': { text: percent(100 * (1 - 0.99 ** 100), 1), value: 100 * (1 - 0.99 ** 100), unit: 'percent', note: 'Requests that meet a slow server, when a call in a hundred is slow and a request makes a hundred.', kind: 'computed', sources: ['M18'] },
  'fan-out-2000': { text: percent(100 * (1 - 0.9999 ** 2000), 1), value: 100 * (1 - 0.9999 ** 2000), unit: 'percent', note: 'The same with a slow call in ten thousand and 2,000 calls.', kind: 'computed', sources: ['M18'] },
} satisfies Record<string, FactEntry>

/** Of the exercise's world, on the day that the slides show. */
const onThatNight = (text: string, value: number, note: string): FactEntry => ({ text, value, unit: 'h', note: `${note} Measured in the world of this deck, an invented day.`, kind: 'measured', sources: [] })

const bill = {
  'spot-notice': { text: '2 minutes', value: 2, unit: 'min', note: 'Notice before EC2 takes a Spot instance back; the earlier rebalance signal is best-effort.', kind: 'published', sources: ['M17'] },
  'idle-reserved': { text: '12,000 instances', value: 12000, unit: 'instances', note: 'Reserved and idle at the daily low, free for encoding to borrow.', kind: 'on-record', sources: ['S40'] },
  'encoding-gain': { text: '+210%', value: 210, unit: 'percent', note: 'Capacity that encoding gained from it, as Netflix measured it.', kind: 'on-record', sources: ['S40'] },
  'encoding-saving': { text: '92%', value: 92, unit: 'percent', note: 'What it saved of the cost of encoding, as a talk of Netflix’s is reported.', kind: 'secondary', sources: ['S75'] },
  'peak-to-mean': { text: 'peak ÷ mean', note: 'What provisioning for the peak costs, against autoscaling.', kind: 'computed', sources: [] },
  'bill-at-once': onThatNight('76,700 hours', 76_700, 'What the jobs add to the bill when they run as they are asked for, in instance-hours on demand.'),
  'bill-placed': onThatNight('3,200 hours', 3200, 'What they add with the exercise’s reference answer.'),
} satisfies Record<string, FactEntry>

/** Facts by mechanism, in teaching order. */
export const byMechanism = {
  'cascade': cascade,
  'row-lock': rowLock,
  'decision': decision,
  'strangler': strangler,
  'outbox': outbox,
  'chaos-monkey': chaosMonkey,
  'circuit-breaker': circuitBreaker,
  'retry-storm': retryStorm,
  'evacuation': evacuation,
  'edge-cache': edgeCache,
  'rows': rows,
  'blue-green': blueGreen,
  'canary': canary,
  'tracing': tracing,
  'bill': bill,
} satisfies Record<Slug, Record<string, FactEntry>>
