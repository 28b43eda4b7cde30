import type { ClaimEntry } from '../types.ts'

export const problem = {
  'database-corruption': { words: 'Database corruption', standing: 'confirmed', record: 'Netflix’s recap names corrupted databases, flagged on Monday, 11 August 2008.', sources: ['S14', 'S15'] },
  'oracle-cluster': { words: 'Oracle cluster', standing: 'close', record: 'Netflix did use Oracle; that it was a cluster comes from an anonymous tip.', sources: ['S10', 'S17'] },
  'outage-three-days': { words: '3-day outage', value: 3, unit: 'days', standing: 'confirmed', record: 'Shipping was hit from Tuesday to Thursday; all 55 centers shipped again on Friday, 15 August 2008. A later talk says four days.', sources: ['S15', 'S16'] },
  'streaming-down': { words: 'couldn’t ship DVDs or serve streaming content', standing: 'wrong', qualifier: 'streaming stayed up', record: '“Not affecting” Watch Instantly, wrote Reuters after a spokesman. The website stayed up; about a third of 8.4M members were hit, by late DVDs.', sources: ['S5', 'S7'] },
  'lock-contention': { words: 'lock contention, eventually corrupting indexes', standing: 'wrong', record: 'Head of IT operations: “a key faulty hardware component” that “reported no detectable errors”. Contention makes work wait; it does not corrupt.', sources: ['S14', 'S21', 'S17'], commonKnowledge: true },
  'lost-revenue': { words: '$10M+', value: 10e6, unit: 'USD', standing: 'disputed', record: 'Analysts said $1.8–3.6M (Citi; some outlets read it per day), $5.6M (Weisel), or up to $2M of profit (Pacific Crest).', sources: ['S18', 'S19', 'S7', 'S20'] },
  'headline-down-for-days': { words: 'Netflix Down for Days', standing: 'illustrative', record: 'No such headline found. A real one: “Netflix suffers biggest outage ever”.', sources: ['S5'] },
  'own-data-centers-liability': { words: 'Own data centers are a liability', standing: 'close', record: 'Netflix’s own words: to leave “vertically scaled single points of failure”.', sources: ['S1', 'S11'] },
  'reed-hastings': { words: 'Reed Hastings, CEO', standing: 'confirmed', record: 'The annual report for 2008 has him as chief executive.', sources: ['S23'] },
  'yury-izrailevsky': { words: 'Yury Izrailevsky, VP Engineering', standing: 'wrong', qualifier: 'for 2008', record: 'In 2011 director of cloud systems, by 2016 a vice president. The chief product officer of 2008 was Neil Hunt.', sources: ['S22', 'S1b', 'S23'] },
  'availability-target': { words: '99.99% uptime', value: 99.99, unit: 'percent', standing: 'close', qualifier: 'as a later goal', record: 'Netflix in 2013: “internal availability goals are 99.99%”. No evidence for such a goal in 2008.', sources: ['S24'] },
  'four-outages': { words: '4 outages per year max', value: 4, unit: 'outages', standing: 'illustrative', record: 'No source found. Four outages of a quarter of an hour come to 99.9886%, short of the target.', sources: [] },
  'outage-under-15-min': { words: 'each <15 min', value: 15, unit: 'min', standing: 'illustrative', record: 'No source found. To meet 99.99%, four outages may last 13.1 minutes each.', sources: [] },
  'ten-times-traffic': { words: '10× traffic growth', value: 10, unit: 'times', standing: 'illustrative', record: 'No source found; a teaching figure.', sources: [] },
  'fifty-countries': { words: '50+ countries', value: 50, unit: 'countries', standing: 'illustrative', qualifier: 'anachronistic', record: 'The first country abroad was Canada, in September 2010; by mid-2014 there were 40+.', sources: ['S25'] },
} satisfies Record<string, ClaimEntry>
