import type { Scene, Step } from '../core/scene.ts'
import type { DiagramSource } from './extract.ts'
import { DiagramError } from './extract.ts'
import { masked } from './steps.ts'

/** How far above its line the words of a message stand at most, in pixels of the layout. */
const WORDS = 40

/**
 * A sequence diagram message by message: who takes part, then a step for each message, with the
 * notes after it and the frame around it. All stays in its place.
 *
 * @throws DiagramError for a diagram of another kind, or of several steps
 */
export function byMessage(source: DiagramSource, steps: readonly Step[]): Step[] {
  const [whole, ...others] = steps
  if (!whole?.scene.sequence || others.length)
    throw new DiagramError(source.file, source.line, 'steps: \'messages\' makes the steps out of one sequence diagram, so a single sequenceDiagram fence stands in it')
  const { scene } = whole
  const messages = scene.edges.filter(({ name }) => name !== undefined)
  const times = messages.map(({ points }) => Math.max(...points.map(([, y]) => y)))
  return [-1, ...messages.keys()].map((last): Step => {
    const now = times[last] ?? Number.NEGATIVE_INFINITY
    const next = (times[last + 1] ?? Number.POSITIVE_INFINITY) - WORDS
    const gone = {
      boxes: new Set([
        ...scene.nodes.filter(node => isLater(node, scene, now, next)).map(({ id }) => id),
        ...scene.clusters.filter(({ y, h, quiet, titleWidth, id }) => (quiet || titleWidth > 0) && y - h / 2 > now && !isAround(id, scene)).map(({ id }) => id),
      ]),
      edges: new Set(scene.edges.filter(({ points, name }) => name === undefined ? Math.min(...points.map(([, y]) => y)) > now : messages.findIndex(message => message.name === name) > last).map(({ id }) => id)),
    }
    const shown = masked(scene, gone)
    return { ...whole, scene: shown, traffic: whole.traffic.filter(({ way }) => way.slice(1).every((to, index) => shown.edges.some(edge => (edge.from === way[index] && edge.to === to) || (edge.to === way[index] && edge.from === to)))) }
  })
}

/** Whether a cluster stands around some who take part, from the first moment on. */
function isAround(id: string, scene: Scene): boolean {
  const cluster = scene.clusters.find(other => other.id === id)!
  const heads = scene.nodes.filter(({ quiet }) => !quiet)
  return heads.some(({ x, y }) => Math.abs(x - cluster.x) < cluster.w / 2 && Math.abs(y - cluster.y) < cluster.h / 2 && y < cluster.y)
    && cluster.y - cluster.h / 2 <= Math.min(...heads.map(({ y, h }) => y - h / 2))
}

/** Whether a box is not there yet: a note or one who takes part after the next message, an activation after this one. */
function isLater({ y, h, behind, shape, id }: Scene['nodes'][number], scene: Scene, now: number, next: number): boolean {
  const top = y - h / 2
  if (id.endsWith(' at the foot') || id.endsWith(' over time'))
    return isLaterOwner(id.replace(/ (?:at the foot|over time)$/, ''), scene, now)
  if (behind)
    return top > now + 1
  return shape === 'note' ? top > next : top > Math.max(now, firstRow(scene))
}

const firstRow = (scene: Scene) => Math.min(...scene.nodes.filter(({ quiet }) => !quiet).map(({ y, h }) => y + h / 2))

function isLaterOwner(id: string, scene: Scene, now: number): boolean {
  const owner = scene.nodes.find(node => node.id === id)
  return owner !== undefined && owner.y - owner.h / 2 > Math.max(now, firstRow(scene))
}
