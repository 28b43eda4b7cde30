import type { Scene, SceneEdge, SceneNode, State } from './scene.ts'
import { diff } from './diff.ts'
import { textOf } from './scene.ts'

const LONGEST = 5

/** `a, b and c`, with what is over the limit counted. */
function list(items: readonly string[]): string {
  const shown = items.length > LONGEST ? [...items.slice(0, LONGEST - 1), `${items.length - LONGEST + 1} more`] : items
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('')
}

const WORDS: Partial<Record<State, string>> = { healthy: 'healthy', degraded: 'degraded', failed: 'failed', gone: 'gone' }

const nameOf = (part: Pick<SceneNode, 'id' | 'lines'>) => part.lines.map(textOf).join(' ').trim() || part.id
const stateOf = (states: readonly State[]) => states.map(state => WORDS[state]).findLast(word => word !== undefined)

/** What a step shows, in a sentence or two. */
export function describeScene(scene: Scene): string {
  const names = new Map([...scene.clusters, ...scene.nodes].map(part => [part.id, nameOf(part)]))
  const boxes = scene.nodes.filter(({ quiet }) => !quiet).map((node) => {
    const state = stateOf(node.states)
    return state ? `${nameOf(node)} (${state})` : nameOf(node)
  })
  const arrows = scene.edges.filter(({ line, quiet }) => line !== 'invisible' && !quiet).map(({ from, to, label }) => `${names.get(from) ?? from} to ${names.get(to) ?? to}${scene.sequence && label ? ` (${label.lines.map(textOf).join(' ')})` : ''}`)
  return [`${scene.sequence ? 'Sequence' : 'Diagram'} of ${list(boxes)}.`, ...(arrows.length ? [`${scene.sequence ? 'Messages' : 'Arrows'}: ${list(arrows)}.`] : [])].join(' ')
}

/** What changed from one step to the next, in a sentence or two; empty where nothing did. */
export function describeChange(previous: Scene, next: Scene): string {
  const { added, removed, renamed, changed, addedEdges, removedEdges } = diff(previous, next)
  const names = new Map([...previous.clusters, ...previous.nodes, ...next.clusters, ...next.nodes].map(part => [part.id, nameOf(part)]))
  const addedIds = new Set(added.map(({ id }) => id))
  const removedIds = new Set(removed.map(({ id }) => id))
  const arrow = ({ from, to, label }: SceneEdge) => `${names.get(from) ?? from} to ${names.get(to) ?? to}${next.sequence && label ? ` (${label.lines.map(textOf).join(' ')})` : ''}`
  const states = changed.flatMap(({ before, after }) => {
    const [was, is] = [stateOf(before.states), stateOf(after.states)]
    return was === is ? [] : [`${nameOf(after)} ${is ? `is ${is}` : `is no longer ${was}`}`]
  })
  // Arrows of boxes that come or go are told by the boxes.
  const told = (ids: ReadonlySet<string>) => ({ from, to }: SceneEdge) => !ids.has(from) && !ids.has(to)
  const sentence = (start: string, items: readonly string[]) => items.length ? [`${start} ${list(items)}.`] : []
  return [
    ...sentence('New:', added.map(nameOf)),
    ...sentence('Gone:', removed.map(nameOf)),
    ...sentence('Renamed:', renamed.map(({ before, after }) => `${nameOf(before)} to ${nameOf(after)}`)),
    ...(states.length ? [`${list(states)}.`] : []),
    ...sentence(next.sequence ? 'New message:' : 'New arrow:', addedEdges.filter(told(addedIds)).map(arrow)),
    ...sentence(next.sequence ? 'Message gone:' : 'Arrow gone:', removedEdges.filter(told(removedIds)).map(arrow)),
  ].join(' ')
}
