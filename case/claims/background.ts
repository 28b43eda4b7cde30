import type { ClaimEntry } from '../types.ts'

export const background = {
  'baseline-year': { words: '2008', value: 2008, unit: 'year', standing: 'confirmed', record: 'The outage that set the move off came in August 2008.', sources: ['S1', 'S14'] },
  'three-day-delivery': { words: '3-day delivery', value: 3, unit: 'days', standing: 'wrong', record: 'Reuters in 2008: delivery took “usually a day or two”.', sources: ['S5'] },
  'desktop-only': { words: 'desktop-only', standing: 'wrong', record: 'The Roku player was on sale from May 2008 and kept streaming during the outage; the Xbox followed in November.', sources: ['S6', 'S7', 'S8'] },
  'monolith': { words: 'Monolithic Java application', standing: 'close', record: 'A “monolithic web application on top of a monolithic database”, says a Netflix talk.', sources: ['S9'] },
  'own-data-centers': { words: 'own data centers', standing: 'close', qualifier: 'there was one', record: '“Circa late 2008, Netflix had a single data center.”', sources: ['S11'] },
  'market-shift-years': { words: '2008–2012', value: 2008, to: 2012, unit: 'year', standing: 'illustrative', record: 'The case’s own span for the market shift; no source found.', sources: [] },
  'broadband-50-mbps': { words: '50 Mbps became standard', value: 50, unit: 'Mbps', standing: 'wrong', record: 'Akamai measured a US average of 5.8 Mbps in the last quarter of 2011.', sources: ['S13'] },
  'cdn-in-monolith': { words: 'Video Streaming (CDN)', standing: 'wrong', qualifier: 'it stood apart', record: 'Video came from a separate CDN with five sites in 2007, and from third-party CDNs from 2008–09.', sources: ['S12'] },
  'single-oracle-database': { words: 'Single Oracle Database', standing: 'close', record: 'One talk says “a monolithic database”, another “a few large Oracle” backends.', sources: ['S9', 'S10'] },
  'hundred-engineers': { words: '100+ engineers', value: 100, unit: 'engineers', standing: 'illustrative', record: 'No source found for the head count or the merge conflicts; a teaching figure.', sources: [] },
} satisfies Record<string, ClaimEntry>
