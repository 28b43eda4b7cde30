import type { ClaimEntry } from '../types.ts'

export const criteria = {
  'python-for-ml': { words: 'Python for ML', standing: 'close', record: 'Netflix’s “paved road” is Java and Node; Python is allowed, and its teams support it themselves.', sources: ['S27'] },
  'go-for-proxies': { words: 'Go for proxies', standing: 'wrong', qualifier: 'anachronistic', record: 'Rend, a memcached proxy in Go, is of the mid-2010s; Zuul, the edge gateway, is Java.', sources: ['S26'], commonKnowledge: true },
  'weeks-not-months': { words: 'in weeks, not months', standing: 'illustrative', qualifier: 'hindsight', record: 'Profiles came in 2013 and downloads in 2016; in 2015 the chief product officer still argued against downloads.', sources: ['S28', 'S29'] },
} satisfies Record<string, ClaimEntry>
