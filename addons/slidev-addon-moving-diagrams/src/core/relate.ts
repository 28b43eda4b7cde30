import type { PlacedScene } from './place.ts'
import { textOf } from './scene.ts'

/** What a new box comes out of. */
export interface Origin {
  /** A box of the earlier step, or another new one that comes before it. */
  readonly id: string
  /** How many new boxes come before it, one out of the other. */
  readonly depth: number
}

/** Whether two names speak of the same thing: one contains the other, or they share a long word. */
function related(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  if (Math.min(x.length, y.length) >= 3 && (x.includes(y) || y.includes(x)))
    return true
  const words = new Set(x.split(/\W+/).filter(word => word.length >= 4))
  return y.split(/\W+/).some(word => words.has(word))
}

/**
 * What each box of the later step that the earlier one lacks comes out of. In this order: the
 * author's word, a box that goes and whose id or label is related, the other end of an arrow,
 * the subgraph around it. A box without an entry has nothing to come out of.
 */
export function originsOf(earlier: PlacedScene, later: PlacedScene, given: readonly (readonly [id: string, from: string])[] = []): Map<string, Origin> {
  const before = new Map([...earlier.clusters, ...earlier.nodes].map(part => [part.id, part]))
  const after = new Set([...later.clusters, ...later.nodes].map(({ id }) => id))
  const goes = [...before.values()].filter(({ id }) => !after.has(id))
  const comes = [...later.clusters, ...later.nodes].filter(({ id }) => !before.has(id))
  const origins = new Map<string, Origin>()

  for (const { id, lines } of comes) {
    const asked = given.findLast(([to]) => to === id)?.[1]
    const gone = goes.find(part => related(part.id, id) || (lines.length > 0 && part.lines.length > 0 && related(part.lines.map(textOf).join(' '), lines.map(textOf).join(' '))))
    const origin = asked !== undefined && before.has(asked) ? asked : gone?.id
    if (origin !== undefined)
      origins.set(id, { id: origin, depth: 0 })
  }
  // Along the arrows, one round for each new box further away.
  for (let found = true; found;) {
    const round = new Map<string, Origin>()
    const place = (id: string): Origin | undefined => {
      const known = origins.get(id)
      return before.has(id) ? { id, depth: 0 } : known && { id, depth: known.depth + 1 }
    }
    for (const { id } of comes) {
      if (origins.has(id))
        continue
      const origin = [
        ...later.edges.filter(edge => edge.to === id).map(edge => edge.from),
        ...later.edges.filter(edge => edge.from === id).map(edge => edge.to),
      ].map(place).find(other => other !== undefined)
      if (origin)
        round.set(id, origin)
    }
    round.forEach((origin, id) => origins.set(id, origin))
    found = round.size > 0
  }
  for (const { id, parent } of comes) {
    if (!origins.has(id) && parent !== undefined && before.has(parent))
      origins.set(id, { id: parent, depth: 0 })
  }
  return origins
}
