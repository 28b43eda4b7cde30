import { defineMutant } from '../../runner/mutant.ts'

/** Computes the same rows for everyone, by popularity. */
export default defineMutant({
  caughtBy: 'fills the first row with the best titles of all',
  replace: 'score: dot(member.taste, title.factors)',
  by: 'score: -title.rank',
})
