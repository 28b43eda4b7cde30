// The rules, spelt out: what the exercise's README says, as plainly as it can be written down. The checks hold
// answers against it, and a page's fit is measured by it.
import type { Title } from './catalogue.ts'
import type { Budget, Cache, Member, Policy, Row, Rows, WatchEvent } from './policy.ts'
import { frozen } from '../engine/index.ts'
import { CATALOGUE, scoreOf } from './catalogue.ts'

export const RULES = {
  /** Most titles in a row. */
  perRow: 6,
  /** Heading of the row that is not of one genre. */
  picked: 'Picked for you',
} as const

/** The richest page there is for a taste: the best titles of all, then each genre's best of the rest. */
export function richRows(taste: readonly number[], watched: readonly string[], catalogue: readonly Title[] = CATALOGUE): Row[] {
  const seen = new Set(watched)
  const scores = catalogue.map(title => seen.has(title.id) ? -1 : scoreOf(taste, title))
  // Sorting is stable: equal scores stay in order of popularity, as the catalogue is.
  const best = [...catalogue.keys()].filter(i => scores[i]! >= 0).sort((a, b) => scores[b]! - scores[a]!).map(i => catalogue[i]!)
  const row = (heading: string, titles: readonly Title[]): Row => ({ heading, titles: titles.slice(0, RULES.perRow).map(title => title.id) })
  const rest = best.slice(RULES.perRow)
  const genres = [...new Set(rest.map(title => title.genre))]
  return [row(RULES.picked, best), ...genres.map(genre => row(genre, rest.filter(title => title.genre === genre)))]
}

/** Rows for members of whom nothing is kept: the most watched titles. */
export const POPULAR_ROWS: Rows = frozen([
  { heading: 'Popular now', titles: CATALOGUE.slice(0, RULES.perRow).map(title => title.id) },
  ...[...new Set(CATALOGUE.map(title => title.genre))].map(genre => ({
    heading: genre,
    titles: CATALOGUE.slice(RULES.perRow).filter(title => title.genre === genre).slice(0, RULES.perRow).map(title => title.id),
  })),
])

/** The rules as a policy. */
export const referencePolicy: Policy = {
  precompute: (members, catalogue) => new Map(members.map(member => [member.id, richRows(member.taste, member.watched, catalogue)])),
  serve(member: Member, cache: Cache, events: readonly WatchEvent[], budget: Budget): Rows {
    const seen = new Set([...member.watched, ...events.map(event => event.title)])
    let rows: Rows = cache.popular
    try {
      rows = cache.read(member.id) ?? rows
    }
    catch {
      // Popular rows it is.
    }

    const scores = new Map<string, number>()
    try {
      for (const title of rows.flatMap(row => row.titles)) {
        if (seen.has(title))
          continue
        if (budget.price > budget.left)
          break
        scores.set(title, budget.score(title))
      }
    }
    catch {
      // What has been scored by now stands; the rest stays where the night has put it.
    }

    const rank = (title: string) => seen.has(title) ? 2 : scores.has(title) ? 0 : 1
    const arranged = rows.map(row => ({
      heading: row.heading,
      titles: [...row.titles].sort((a, b) => rank(a) - rank(b) || (scores.get(b) ?? 0) - (scores.get(a) ?? 0)),
    }))
    const best = (row: Row) => scores.get(row.titles[0] ?? '') ?? -1
    return arranged.sort((a, b) => best(b) - best(a))
  },
}
