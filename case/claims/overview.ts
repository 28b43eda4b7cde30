import type { ClaimEntry } from '../types.ts'

export const overview = {
  'summary-services': { words: '700+ microservices on AWS', value: 700, unit: 'services', standing: 'illustrative', qualifier: 'no primary source', record: 'Netflix spoke of “hundreds of micro-services” and of 500+ in 2015 and 2016. No primary source gives 700.', sources: ['S1b', 'S36', 'S16'] },
  'summary-subscribers': { words: '260M+ subscribers', value: 260e6, unit: 'members', standing: 'close', qualifier: 'stale', record: 'There were 260.28 million at the end of 2023, and 277.65 million in mid-2024, before the case was published.', sources: ['S62', 'S63'] },
  'transformation-years': { words: '2008–2016', value: 2008, to: 2016, unit: 'year', standing: 'confirmed', record: 'From the outage of August 2008 to the end of the migration in January 2016, when 130+ countries were added in a day.', sources: ['S1', 'S2'] },
  'churn-rivals': { words: 'Hulu, Amazon Prime', standing: 'close', record: 'Prime’s video for members began in 2011: a rival of the later years, not of 2008.', sources: ['S3'] },
  'overview-services': { words: '700+ microservices', value: 700, unit: 'services', standing: 'illustrative', qualifier: 'no primary source', record: 'For the end of the migration, 2016, the case’s own table and Netflix’s talks say 500+. No primary source gives 700.', sources: ['S1b', 'S36', 'S16'] },
  'overview-uptime': { words: '99.99% uptime', value: 99.99, unit: 'percent', standing: 'illustrative', qualifier: 'a goal, not a measurement', record: 'Four nines was Netflix’s goal in 2013 and was still being approached in February 2016.', sources: ['S24', 'S2'] },
  'weeks-to-minutes': { words: 'from weeks to minutes', standing: 'close', qualifier: '“minutes” unsourced', record: 'Netflix: “multi-week hardware provisioning cycles” gave way to continuous delivery. The API team released every two weeks.', sources: ['S1b', 'S4'] },
} satisfies Record<string, ClaimEntry>
