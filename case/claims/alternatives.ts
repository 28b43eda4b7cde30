import type { ClaimEntry } from '../types.ts'

export const alternatives = {
  'options-considered': { words: 'Alternatives Considered', standing: 'illustrative', qualifier: 'a reconstruction', record: 'The alternative on record was to build more data centers; options A, B and C are the case’s own.', sources: ['S33', 'S11'] },
  'largest-servers-cores': { words: '96-core', value: 96, unit: 'cores', standing: 'wrong', record: 'Sun’s M9000 of July 2008 reached 256 cores: 64 sockets of four.', sources: ['S30'] },
  'largest-servers-price': { words: '$200K each', value: 200e3, unit: 'USD', standing: 'wrong', record: 'The largest servers of 2008, such as the M9000, cost millions.', sources: ['S30'], commonKnowledge: true },
  'target-50m-subscribers': { words: '2010 target: 50M subscribers', value: 50e6, unit: 'members', standing: 'illustrative', qualifier: 'implausible', record: 'Netflix had 16M+ members in November 2010 and reached 50.05M in the second quarter of 2014.', sources: ['S31', 'S32'] },
  'soa-rejected': { words: 'Service-Oriented Architecture (SOA)', standing: 'disputed', qualifier: 'misleading as a contrast', record: '“Microservices” was discussed in 2011 and adopted in 2012. Cockcroft called Netflix’s style “fine grained SOA”.', sources: ['S35'] },
  'ten-large-services': { words: '~10 large services', value: 10, unit: 'services', standing: 'illustrative', record: 'No source found; the option is the case’s own construction.', sources: [] },
  'soa-ebay-amazon': { words: 'used by eBay, Amazon', standing: 'wrong', qualifier: 'for Amazon', record: 'Amazon in 2006: a “fully-distributed, decentralized services platform”, so no central bus. eBay was not checked.', sources: ['S34'] },
  'twenty-teams': { words: 'shared by 20 teams', value: 20, unit: 'teams', standing: 'illustrative', record: 'No source found; a teaching figure.', sources: [] },
  'services-as-decision': { words: '700+ small, single-purpose services', value: 700, unit: 'services', standing: 'wrong', qualifier: 'as a decision', record: 'Nobody chose a number. Netflix reported “hundreds of micro-services” and 500+ in 2015–16; no primary source gives 700.', sources: ['S1b', 'S36', 'S16'] },
  'rest-apis': { words: 'REST APIs', standing: 'close', record: 'Reported in 2012: a “RESTful client-server communication layer”.', sources: ['S39'] },
  'dynamodb': { words: 'DynamoDB', standing: 'wrong', qualifier: 'wrong timing', record: 'DynamoDB launched on 18 January 2012. Netflix used SimpleDB, then Cassandra from 2011.', sources: ['S37', 'S38', 'S11'] },
  'two-pizza-team': { words: '2-pizza team', standing: 'illustrative', qualifier: 'Amazon’s phrase', record: 'The phrase is Amazon’s. One such team for each service would need nearly all of Netflix’s staff, or more than all.', sources: [], commonKnowledge: true },
  'team-size': { words: '6–10 engineers', value: 6, to: 10, unit: 'engineers', standing: 'illustrative', qualifier: 'the arithmetic fails', record: '700 services of 6–10 engineers make 4,200–7,000, against roughly 4,700 staff in all.', sources: [], commonKnowledge: true },
  'node-for-ui': { words: 'Node.js for UI', standing: 'close', record: 'Netflix’s “paved road” is Java and Node.', sources: ['S27'] },
  'pay-per-request': { words: 'pay per request, not idle servers', standing: 'wrong', record: 'EC2 bills instance time. Most autoscaled use sat on reserved instances, with over 12,000 unused at the daily low.', sources: ['S40'], commonKnowledge: true },
  'built-from-scratch': { words: 'service discovery, load balancing, monitoring from scratch', standing: 'close', record: 'Netflix built Eureka for discovery, Ribbon for load balancing and Atlas for monitoring.', sources: ['S44'], commonKnowledge: true },
  'eighteen-months': { words: '18-month project', value: 18, unit: 'months', standing: 'wrong', record: 'Netflix in 2016: “seven years of diligent effort”.', sources: ['S1'] },
} satisfies Record<string, ClaimEntry>
