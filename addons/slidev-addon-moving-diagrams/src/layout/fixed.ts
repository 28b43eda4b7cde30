import type { Point, Scene, SceneCluster, SceneNode } from '../core/scene.ts'
import type { DiagramSource } from './extract.ts'
import { listed } from '../core/nearest.ts'
import { DiagramError } from './extract.ts'
import { metEdges } from './read.ts'

/**
 * Puts the boxes of all steps into the places of the one step that has them all. A box is as large
 * as the largest of its steps, so nothing moves but what comes and goes.
 *
 * @throws DiagramError when no step has every box
 */
export function fixPlaces(source: DiagramSource, scenes: readonly Scene[]): Scene[] {
  const parts = (scene: Scene) => [...scene.nodes, ...scene.clusters]
  const all = new Set(scenes.flatMap(parts).map(({ id }) => id))
  const most = scenes.reduce((best, scene) => parts(scene).length > parts(best).length ? scene : best)
  const has = new Set(parts(most).map(({ id }) => id))
  const missing = [...all].filter(id => !has.has(id))
  if (missing.length)
    throw new DiagramError(source.file, source.line, `layout: 'fixed' takes the places of all boxes from the step that has most of them, step ${scenes.indexOf(most) + 1}, and that one lacks ${listed(missing)}`)

  const sizes = new Map<string, { readonly w: number, readonly h: number }>()
  for (const { id, w, h } of scenes.flatMap(({ nodes }) => nodes)) {
    const other = sizes.get(id)
    sizes.set(id, { w: Math.max(w, other?.w ?? 0), h: Math.max(h, other?.h ?? 0) })
  }
  const places = new Map(parts(most).map(part => [part.id, part]))
  const edges = new Map(most.edges.map(edge => [edge.id, edge]))
  return scenes.map((scene) => {
    const nodes = scene.nodes.map((node): SceneNode => ({ ...node, x: places.get(node.id)!.x, y: places.get(node.id)!.y, ...node.drawn ? {} : sizes.get(node.id)! }))
    const clusters = scene.clusters.map((cluster): SceneCluster => {
      const { x, y, w, h } = places.get(cluster.id)!
      return { ...cluster, x, y, w, h }
    })
    const placed = scene.edges.map((edge) => {
      const other = edges.get(edge.id)
      return other ? { ...edge, points: other.points, ...(edge.label && other.label ? { label: { ...edge.label, x: other.label.x, y: other.label.y } } : {}) } : { ...edge, points: straight(edge.from, edge.to) }
    })
    return { ...scene, width: most.width, height: most.height, nodes, clusters, edges: scene.sequence ? placed : metEdges(placed, nodes, clusters) }
  })

  /** An arrow that only this step has runs straight. */
  function straight(from: string, to: string) {
    const [a, b] = [places.get(from)!, places.get(to)!]
    return [[a.x, a.y], [b.x, b.y]] as const
  }
}

/** Boxes moved by hand, with the ends of their arrows; they may leave the drawing, which {@link framed} mends. */
export function shifted(scene: Scene, shifts: readonly (readonly [name: string, x: number, y: number])[]): Scene {
  if (!shifts.length)
    return scene
  const by = new Map(shifts.map(([name, x, y]) => [name, [x, y] as const]))
  const parents = new Map([...scene.nodes, ...scene.clusters].map(({ id, parent }) => [id, parent]))
  const of = (id: string | undefined): readonly [number, number] => id === undefined ? [0, 0] : by.get(id) ?? of(parents.get(id))
  const move = <T extends { readonly id: string, readonly x: number, readonly y: number }>(part: T): T => ({ ...part, x: part.x + of(part.id)[0], y: part.y + of(part.id)[1] })
  const nodes = scene.nodes.map(move)
  const clusters = scene.clusters.map(move)
  const edges = scene.edges.map((edge) => {
    const [[ax, ay], [bx, by]] = [of(edge.from), of(edge.to)]
    const last = edge.points.length - 1
    const points = edge.points.map(([x, y], index): Point => {
      const t = last ? index / last : 0
      return [x + ax + (bx - ax) * t, y + ay + (by - ay) * t]
    })
    return { ...edge, points, ...(edge.label ? { label: { ...edge.label, x: edge.label.x + (ax + bx) / 2, y: edge.label.y + (ay + by) / 2 } } : {}) }
  })
  return { ...scene, nodes, clusters, edges: scene.sequence ? edges : metEdges(edges, nodes, clusters) }
}

/** Scenes in one frame that holds all their boxes, so that what stays in its place is seen to. */
export function framed(scenes: readonly Scene[]): Scene[] {
  const boxes = scenes.flatMap(({ nodes, clusters }) => [...nodes, ...clusters])
  const left = Math.min(0, ...boxes.map(({ x, w }) => x - w / 2))
  const top = Math.min(0, ...boxes.map(({ y, h }) => y - h / 2))
  const width = Math.max(...scenes.map(scene => scene.width), ...boxes.map(({ x, w }) => x + w / 2)) - left
  const height = Math.max(...scenes.map(scene => scene.height), ...boxes.map(({ y, h }) => y + h / 2)) - top
  const home = <T extends { readonly x: number, readonly y: number }>(part: T): T => ({ ...part, x: part.x - left, y: part.y - top })
  return scenes.map(scene => ({
    ...scene,
    width,
    height,
    nodes: scene.nodes.map(home),
    clusters: scene.clusters.map(home),
    edges: scene.edges.map(edge => ({ ...edge, points: edge.points.map(([x, y]): Point => [x - left, y - top]), ...(edge.label ? { label: home(edge.label) } : {}) })),
  }))
}
