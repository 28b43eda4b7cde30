import type { Candidate, Decision, Weights } from '../../sim/decision/index.ts'

// TODO: Weigh the scores, and name every weight that alone would turn the decision.

/**
 * Ranks the options, and says what would turn the ranking.
 * @param options what can be chosen: `id`, and `scores` from 0 to 5 by criterion
 * @param weights how much each criterion counts, from 0 to 5
 * @returns `ranking`, best first, and `flips`, nearest first
 */
export function score(options: readonly Candidate[], _weights: Weights): Decision {
  // Points added up, as on most whiteboards.
  const ranking = options
    .map(({ id, scores }) => ({ id, total: Object.values(scores).reduce((sum, points) => sum + points, 0) }))
    .sort((a, b) => b.total - a.total)
  return { ranking, flips: [] }
}
