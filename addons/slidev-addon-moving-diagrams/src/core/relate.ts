import type { PlacedScene } from './place.ts'

/** Whether two names speak of the same thing: one contains the other, or they share a long word. */
function related(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  if (Math.min(x.length, y.length) >= 3 && (x.includes(y) || y.includes(x)))
    return true
  const words = new Set(x.split(/\W+/).filter(word => word.length >= 4))
  return y.split(/\W+/).some(word => words.has(word))
}

/**
 * What each box of the later step that the earlier one lacks comes out of: new id → id in the
 * earlier step. In this order: the author's word, a box that goes and whose id or label is
 * related, the other end of an arrow, the subgraph around it.
 */
export function originsOf(earlier: PlacedScene, later: PlacedScene, given: Readonly<Record<string, string>> = {}): Map<string, string> {
  const before = new Map([...earlier.clusters, ...earlier.nodes].map(part => [part.id, part]))
  const after = new Map([...later.clusters, ...later.nodes].map(part => [part.id, part]))
  const goes = [...before.values()].filter(({ id }) => !after.has(id))
  const origins = new Map<string, string>()
  const comes = [...after.values()].filter(({ id }) => !before.has(id))

  for (const { id, lines } of comes) {
    const asked = given[id]
    const gone = goes.find(part => related(part.id, id) || (lines.length > 0 && part.lines.length > 0 && related(part.lines.join(' '), lines.join(' '))))
    const origin = asked !== undefined && before.has(asked) ? asked : gone?.id
    if (origin !== undefined)
      origins.set(id, origin)
  }
  // A box at the end of a chain of new ones comes out of where the chain starts.
  for (let changed = true; changed;) {
    changed = false
    for (const { id } of comes) {
      if (origins.has(id))
        continue
      const source = [
        ...later.edges.filter(edge => edge.to === id).map(edge => edge.from),
        ...later.edges.filter(edge => edge.from === id).map(edge => edge.to),
      ].map(other => before.has(other) ? other : origins.get(other)).find(other => other !== undefined)
      if (source !== undefined) {
        origins.set(id, source)
        changed = true
      }
    }
  }
  for (const { id, parent } of comes) {
    if (!origins.has(id) && parent !== undefined && before.has(parent))
      origins.set(id, parent)
  }
  return origins
}
