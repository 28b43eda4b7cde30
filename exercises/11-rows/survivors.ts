import type { Survivors } from '../runner/mutations.ts'

/** Mutations of the reference that pass every check, and why they may. */
export default {
  '.map(title => ({ ...title, score: dot(member.taste, title.factors) })) ⟶ member.taste, title.factors becomes title.factors, member.taste':
    'A dot product is the same from both sides.',
  'return taste.reduce((sum, value, k) => sum + value * factors[k]!, 0) ⟶ 0 becomes 1':
    'The same added to every score changes no order, and the batch shows no scores.',
  'return taste.reduce((sum, value, k) => sum + value * factors[k]!, 0) ⟶ 0 becomes (-1)':
    'The same added to every score changes no order, and the batch shows no scores.',
  'return undefined ⟶ return undefined becomes ;':
    'A function that ends returns undefined.',
  'const value = (title: string) => seen.has(title) ? -2 : scores.get(title) ?? -1 ⟶ 2 becomes 3':
    'Any value below that of titles without a score puts the watched ones last.',
  'const value = (title: string) => seen.has(title) ? -2 : scores.get(title) ?? -1 ⟶ 1 becomes 0':
    'Scoring goes from the top, so within a row what has no score already stands behind what has one, and sorting is stable.',
  'return scores.get(titles[0] ?? \'\') ?? -1 ⟶ titles[0] ?? \'\' becomes titles[0]':
    'Only for an empty row, and no title has an empty name.',
  'return scores.get(titles[0] ?? \'\') ?? -1 ⟶ \'\' becomes \'!\'':
    'Only for an empty row, and no title has that name.',
  'return scores.get(titles[0] ?? \'\') ?? -1 ⟶ 1 becomes 2':
    'Any value below 0 ranks what has no score behind what has one; scores are 0 or more.',
} satisfies Survivors
