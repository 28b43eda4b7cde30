import type { Scene, SceneEdge, SceneNode } from './scene.ts'
import { textOf } from './scene.ts'

type Part = Pick<SceneNode, 'id' | 'lines' | 'states'>

/** What the author changed from one step to the next, by id. */
export interface SceneDiff {
  readonly added: readonly Part[]
  readonly removed: readonly Part[]
  /** Boxes and vessels with another label. */
  readonly renamed: readonly { readonly before: Part, readonly after: Part }[]
  /** Boxes and vessels with another state. */
  readonly changed: readonly { readonly before: Part, readonly after: Part }[]
  readonly addedEdges: readonly SceneEdge[]
  readonly removedEdges: readonly SceneEdge[]
}

const byId = <T extends { readonly id: string }>(parts: readonly T[]) => new Map(parts.map(part => [part.id, part]))
const parts = (scene: Scene): Part[] => [...scene.clusters, ...scene.nodes].filter(({ quiet }) => !quiet)

/** Compares two steps part by part. */
export function diff(previous: Scene, next: Scene): SceneDiff {
  const before = byId(parts(previous))
  const after = byId(parts(next))
  const edgesBefore = byId(previous.edges)
  const edgesAfter = byId(next.edges)
  const kept = [...after.values()].flatMap((part) => {
    const old = before.get(part.id)
    return old ? [{ before: old, after: part }] : []
  })
  return {
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    removed: [...before.values()].filter(({ id }) => !after.has(id)),
    renamed: kept.filter(pair => pair.before.lines.map(textOf).join(' ') !== pair.after.lines.map(textOf).join(' ')),
    changed: kept.filter(pair => pair.before.states.join() !== pair.after.states.join()),
    addedEdges: next.edges.filter(({ id, line, quiet }) => !edgesBefore.has(id) && line !== 'invisible' && !quiet),
    removedEdges: previous.edges.filter(({ id, line, quiet }) => !edgesAfter.has(id) && line !== 'invisible' && !quiet),
  }
}
