import type { Budget, Cache, Member, Rows, Title, WatchEvent } from '../../sim/rows/index.ts'

/** Most titles in a row. */
const PER_ROW = 6

/** Rows for every member. It may take all night, and it has: nobody is waiting. */
export function precompute(members: readonly Member[], catalogue: readonly Title[]): Map<number, Rows> {
  return new Map(members.map(member => [member.id, rowsFor(member, catalogue)]))
}

// #region batch
function rowsFor(member: Member, catalogue: readonly Title[]): Rows {
  // Sorted once; every row is a piece of this list. Sorting is stable, so equal scores
  // stay in order of popularity, tonight and tomorrow night.
  const best = catalogue
    .filter(title => !member.watched.includes(title.id))
    .map(title => ({ ...title, score: dot(member.taste, title.factors) }))
    .sort((a, b) => b.score - a.score)
  const row = (heading: string, titles: readonly Title[]) =>
    ({ heading, titles: titles.slice(0, PER_ROW).map(title => title.id) })

  const rest = best.slice(PER_ROW)
  // A set keeps the order of first arrival: the genre of the best title comes first.
  const genres = [...new Set(rest.map(title => title.genre))]
  return [row('Picked for you', best), ...genres.map(genre => row(genre, rest.filter(title => title.genre === genre)))]
}
// #endregion

function dot(taste: readonly number[], factors: readonly number[]): number {
  return taste.reduce((sum, value, k) => sum + value * factors[k]!, 0)
}

// #region serve
/** What the night has computed, with as much of this moment in it as there is time for. */
export function serve(member: Member, cache: Cache, events: readonly WatchEvent[], budget: Budget): Rows {
  const seen = new Set([...member.watched, ...events.map(event => event.title)])
  const rows = storedRows(member, cache) ?? cache.popular
  const scores = freshScores(rows, seen, budget)
  return arrange(rows, seen, scores)
}
// #endregion

function storedRows(member: Member, cache: Cache): Rows | undefined {
  try {
    return cache.read(member.id)
  }
  catch {
    // Out of reach is as good as never computed. A second try would take the time that scoring needs.
    return undefined
  }
}

function freshScores(rows: Rows, seen: ReadonlySet<string>, budget: Budget): Map<string, number> {
  const scores = new Map<string, number>()
  // #region scores
  try {
    // From the top, since that is where members look.
    for (const title of rows.flatMap(row => row.titles)) {
      if (seen.has(title))
        continue // goes last whatever it would score
      if (budget.price > budget.left)
        break // exactly at the deadline is in time
      scores.set(title, budget.score(title))
    }
  }
  catch {
    // Who is silent for one title is silent for the next. What is scored by now stands.
  }
  // #endregion
  return scores
}

// #region arrange
/** Scored titles first, best first; then those that time did not reach, as the night left them; the seen ones last. */
function arrange(rows: Rows, seen: ReadonlySet<string>, scores: ReadonlyMap<string, number>): Rows {
  // Scores are 0 or more. Equal values keep their order, so that nothing moves without a reason.
  const value = (title: string) => seen.has(title) ? -2 : scores.get(title) ?? -1
  return rows
    .map(({ heading, titles }) => ({ heading, titles: titles.toSorted((a, b) => value(b) - value(a)) }))
    .sort((a, b) => best(b) - best(a))

  function best({ titles }: Rows[number]): number {
    return scores.get(titles[0] ?? '') ?? -1
  }
}
// #endregion
