// An independent answer to what turns a decision, for the checks: it walks outwards from today's weight and asks who
// leads between any two weights at which anybody draws with anybody.
import type { Candidate, Flip, Ranked, Weights } from './policy.ts'
import { WEIGHT } from './policy.ts'

/** Mean scores, best first; equal ones keep the options' order. All weights zero gives 0. */
export function rank(options: readonly Candidate[], weights: Weights): Ranked[] {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  return options
    .map(({ id, scores }) => ({ id, total: all && Object.entries(weights).reduce((sum, [criterion, weight]) => sum + weight * scores[criterion]!, 0) / all }))
    .sort((a, b) => b.total - a.total)
}

/** The nearest weight of one criterion beyond which somebody else leads; undefined where none on the scale does. */
export function flipOf(options: readonly Candidate[], weights: Weights, criterion: string): Flip | undefined {
  const today = weights[criterion]!
  const leader = rank(options, weights)[0]!.id
  const sumOf = ({ scores }: Candidate) => Object.entries(weights).reduce((sum, [id, weight]) => id === criterion ? sum : sum + weight * scores[id]!, 0)
  const draws = options.flatMap((a, i) => options.slice(i + 1).map(b => (sumOf(b) - sumOf(a)) / (a.scores[criterion]! - b.scores[criterion]!)))
    .filter(x => x > WEIGHT.min && x < WEIGHT.max)
  const walk = (marks: readonly number[]) => {
    for (const [i, at] of marks.slice(0, -1).entries()) {
      const winner = rank(options, { ...weights, [criterion]: (at + marks[i + 1]!) / 2 })[0]!.id
      if (winner !== leader)
        return { criterion, at, winner }
    }
    return undefined
  }
  const up = walk([today, ...draws.filter(x => x > today).sort((a, b) => a - b), ...today < WEIGHT.max ? [WEIGHT.max] : []])
  const down = walk([today, ...draws.filter(x => x < today).sort((a, b) => b - a), ...today > WEIGHT.min ? [WEIGHT.min] : []])
  return up && down ? (up.at - today < today - down.at ? up : down) : up ?? down
}
