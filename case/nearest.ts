/** Number of single-character edits from one string to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}

/** The candidate that takes the fewest edits to reach; the first of several. Empty if there are none. */
export function nearest(id: string, candidates: Iterable<string>): string {
  let best = ''
  let least = Infinity
  for (const candidate of candidates) {
    const edits = distance(id, candidate)
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best
}
