import type { Budget, Cache, Member, Rows, Title, WatchEvent } from '../../sim/rows/index.ts'

// TODO: Write the nightly batch and the page that makes the best of its rows before the deadline, as the README says.

/**
 * The nightly batch: rows for every member, by the member's id.
 * @param members each with an id, a taste and what they have watched
 * @param catalogue each title with an id, a genre and factors; most popular first
 */
export function precompute(_members: readonly Member[], _catalogue: readonly Title[]): Map<number, Rows> {
  return new Map()
}

/**
 * A member opens the page: the rows to show, by the deadline.
 * @param cache where the batch left its rows; `cache.read(member.id)` takes time and may throw
 * @param events what the member has watched since the batch
 * @param budget `left` and `price` in milliseconds; `score(title)` takes the price and may throw
 */
export function serve(_member: Member, _cache: Cache, _events: readonly WatchEvent[], _budget: Budget): Rows {
  return []
}
