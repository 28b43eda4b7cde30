/** How many letters must be put in, taken out, changed or swapped to make one word of the other. */
function edits(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swapped))
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** The known word that a misspelt one was meant to be: one or two letters away, by its length. Undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const [best] = [...known]
    .map(other => ({ other, away: edits(word.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, away }) => away <= Math.min(2, Math.floor(Math.min(word.length, other.length) / 3)))
    .sort((a, b) => a.away - b.away)
  return best?.other
}

/** `a, b and 3 more`: names for a message, without the ones that would make it too long to read. */
export function listed(names: readonly string[], most = 12): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ')
}
