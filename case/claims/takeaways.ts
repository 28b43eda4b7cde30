import type { ClaimEntry } from '../types.ts'

export const takeaways = {
  'five-engineers': { words: '5 engineers', value: 5, unit: 'engineers', standing: 'illustrative', record: 'A rule of thumb of the case; no source found.', sources: [] },
  'local-region': { words: 'launch in new country = deploy services in local AWS region', standing: 'wrong', record: 'Netflix added 130+ countries in one day, on three AWS regions.', sources: ['S1', 'S54'] },
  'competitive-advantage': { words: 'competitive advantage', standing: 'disputed', qualifier: 'misleading', record: 'Netflix gave both tools away in 2012; its first README for Rend says “non-differentiating” of such work.', sources: ['S48', 'S50', 'S26'] },
  'aws-bill': { words: '$500M/year AWS bill', value: 500e6, unit: 'USD/year', standing: 'illustrative', record: 'Not published. Guesses run from $115M to $5.4B.', sources: ['S65', 'S76'] },
  'revenue': { words: '$33B revenue', value: 33e9, unit: 'USD/year', standing: 'close', qualifier: 'fiscal year 2023', record: 'The quarters of 2023 sum to $33.72B; 2024 brought $39B.', sources: ['S62', 'S66'] },
  'infrastructure-share': { words: '1.5% of revenue', value: 1.5, unit: 'percent', standing: 'illustrative', record: 'It rests on a guessed AWS bill and leaves out Open Connect, $1B+ since 2012.', sources: ['S73'] },
  'over-fifty-engineers': { words: '>50 engineers', value: 50, unit: 'engineers', standing: 'illustrative', record: 'A rule of thumb of the case; no source found.', sources: [] },
  'under-ten-engineers': { words: '<10 engineers', value: 10, unit: 'engineers', standing: 'illustrative', record: 'A rule of thumb of the case; no source found.', sources: [] },
} satisfies Record<string, ClaimEntry>
