/** What can be chosen. */
export interface Candidate {
  readonly id: string
  /** How far it serves each criterion, from 0 (not at all) to 5 (fully). For a risk: 5 hardly runs it, 0 runs it in full. */
  readonly scores: Readonly<Record<string, number>>
}

/** How much each criterion counts, from 0 (not at all) to 5 (most). */
export type Weights = Readonly<Record<string, number>>

/** The scale of a weight. */
export const WEIGHT = { min: 0, max: 5 } as const

/** A candidate with its mean score, from 0 to 5. */
export interface Ranked {
  readonly id: string
  readonly total: number
}

/** A single weight that turns the decision when it is moved, all others left alone. */
export interface Flip {
  readonly criterion: string
  /** The weight at which today's winner and the next one draw. */
  readonly at: number
  /** Who leads beyond it. */
  readonly winner: string
}

/** A ranking, best first, and what would turn it, nearest first. */
export interface Decision {
  readonly ranking: readonly Ranked[]
  readonly flips: readonly Flip[]
}

/** What decides: the exercise's `score`. */
export interface Policy {
  readonly score: (options: readonly Candidate[], weights: Weights) => Decision
}

/** Points added up, as on most whiteboards: whoever has the most ticks wins, whatever one cares about. */
export const points: Policy = {
  score: options => ({
    ranking: options
      .map(({ id, scores }) => ({ id, total: Object.values(scores).reduce((sum, score) => sum + score, 0) / Object.values(scores).length }))
      .sort((a, b) => b.total - a.total),
    flips: [],
  }),
}
