import type { Candidate, Decision, Flip, Ranked, Weights } from '../../sim/decision/index.ts'

const SCALE = { min: 0, max: 5 }

// #region score
/** The mean of an option's scores, each counted as often as its criterion matters. */
function totalOf({ scores }: Candidate, weights: Weights): number {
  const criteria = Object.keys(weights)
  const all = criteria.reduce((sum, criterion) => sum + weights[criterion]!, 0)
  // Who cares about nothing has no reason to prefer anything.
  return all === 0 ? 0 : criteria.reduce((sum, criterion) => sum + weights[criterion]! * scores[criterion]!, 0) / all
}

/** Best first. Sorting is stable, so those who draw keep the order in which they were given. */
function rank(options: readonly Candidate[], weights: Weights): Ranked[] {
  return options
    .map(option => ({ id: option.id, total: totalOf(option, weights) }))
    .sort((a, b) => b.total - a.total)
}
// #endregion

/**
 * The nearest weight of one criterion beyond which somebody else leads.
 * How far two options are apart is a straight line in any one weight: what they are apart on everything else, and the
 * difference in this one for each point of weight. A straight line is nought once.
 */
function flipOf(criterion: string, options: readonly Candidate[], weights: Weights): Flip | undefined {
  const today = weights[criterion]!
  const others = { ...weights, [criterion]: 0 }
  const points = ({ scores }: Candidate) => Object.keys(others).reduce((sum, id) => sum + others[id]! * scores[id]!, 0)
  const winner = options.find(option => option.id === rank(options, weights)[0]!.id)!

  // #region flip
  const rivals = options.flatMap((rival) => {
    const gain = rival.scores[criterion]! - winner.scores[criterion]!
    const at = (points(winner) - points(rival)) / gain
    // Who gains draws level above and needs room beyond; who loses, below.
    const turns = gain > 0 ? at < SCALE.max : gain < 0 && at > SCALE.min
    return turns ? [{ rival, at, slope: Math.abs(gain), away: Math.abs(at - today) }] : []
  })
  // Of those who draw at one weight, the steepest leads beyond it.
  const [nearest] = rivals.sort((a, b) => a.away - b.away || b.slope - a.slope)
  return nearest && { criterion, at: nearest.at, winner: nearest.rival.id }
  // #endregion
}

export function score(options: readonly Candidate[], weights: Weights): Decision {
  const away = ({ criterion, at }: Flip) => Math.abs(at - weights[criterion]!)
  return {
    ranking: rank(options, weights),
    flips: Object.keys(weights)
      .flatMap(criterion => flipOf(criterion, options, weights) ?? [])
      .sort((a, b) => away(a) - away(b)),
  }
}
