import type { Point, Scene, SceneCluster, SceneEdge, SceneNode } from './scene.ts'

/** The space that a diagram is drawn in, in pixels of the slide's canvas. */
export interface Space {
  readonly width: number
  readonly height: number
  /** The largest magnification of a step; by default {@link MAX_SCALE}, made for a canvas of 1280. */
  readonly most?: number
}

/** Room kept free at the border for badges and glow, in pixels of the canvas. */
export const BORDER = 14

/** The largest magnification of a step, so that a small one stays calm. */
export const MAX_SCALE = 1.25

/** The canvas of a diagram: one size for all steps, and the scale of each. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly scales: readonly number[]
}

/** Fits every step into the space; the canvas is as wide as the space and no higher than needed. */
export function canvasOf(scenes: readonly Scene[], { width, height, most = MAX_SCALE }: Space): Canvas {
  const scales = scenes.map(scene => Math.min(most, (width - 2 * BORDER) / Math.max(1, scene.width), (height - 2 * BORDER) / Math.max(1, scene.height)))
  const needed = Math.max(...scenes.map((scene, index) => scene.height * scales[index]!)) + 2 * BORDER
  return { width, height: Math.min(height, Math.ceil(needed)), scales }
}

/** Distance of a title from the corner of its vessel, in pixels of the canvas. */
export const TITLE_INSET = 16

/** A step in pixels of the canvas. `scale` is that of its labels. */
export interface PlacedScene {
  readonly scale: number
  readonly fontSize: number
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly clusters: readonly (SceneCluster & { readonly titleAt: number })[]
}

/** How far from the middle of a vessel its title stands: as far left as no arrow runs behind it. */
function titleAt({ x, y, w, h, titleWidth }: SceneCluster, fontSize: number, edges: readonly SceneEdge[]): number {
  const room = (w - titleWidth) / 2 - TITLE_INSET
  if (room <= 0)
    return 0
  const [top, bottom] = [y - h / 2, y - h / 2 + fontSize * 1.6]
  const crossed = (at: number) => edges.filter(({ points, line }) => line !== 'invisible' && points.some((point, index) => {
    const [ax, ay] = points[index - 1] ?? point
    const [bx, by] = point
    const reach = titleWidth / 2 + 8
    return Math.max(ax, bx) > x + at - reach && Math.min(ax, bx) < x + at + reach && Math.max(ay, by) > top && Math.min(ay, by) < bottom
  })).length
  const places = Array.from({ length: Math.floor(2 * room / 8) + 1 }, (_, index) => index * 8 - room)
  return places.map(at => ({ at, crossed: crossed(at) })).reduce((best, other) => other.crossed < best.crossed ? other : best).at
}

/** Puts a laid-out step into the middle of the canvas. */
export function place(scene: Scene, scale: number, canvas: { readonly width: number, readonly height: number }): PlacedScene {
  const left = (canvas.width - scene.width * scale) / 2
  const top = (canvas.height - scene.height * scale) / 2
  const at = ([x, y]: Point): Point => [left + x * scale, top + y * scale]
  const box = <T extends { x: number, y: number, w: number, h: number }>(part: T): T => {
    const [x, y] = at([part.x, part.y])
    return { ...part, x, y, w: part.w * scale, h: part.h * scale }
  }
  return {
    scale,
    fontSize: scene.fontSize,
    nodes: scene.nodes.map(box),
    clusters: scene.clusters.map(cluster => ({ ...box(cluster), titleWidth: cluster.titleWidth * scale, titleAt: titleAt(cluster, scene.fontSize, scene.edges) * scale })),
    edges: scene.edges.map((edge) => {
      const points = edge.points.map(at)
      if (!edge.label)
        return { ...edge, points }
      const [x, y] = at([edge.label.x, edge.label.y])
      return { ...edge, points, label: { ...edge.label, x, y } }
    }),
  }
}

/** Room for the number and caption of a small multiple, and between them, in pixels of the slide's canvas. */
export const STRIP = { caption: 46, gap: 20 } as const

/** The number of columns that draws small multiples of a canvas largest in a space. */
export function stripColumns(count: number, canvas: { readonly width: number, readonly height: number }, { width, height }: Space): number {
  const scaleIn = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return Math.min(
      ((width - (columns - 1) * STRIP.gap) / columns) / canvas.width,
      ((height - (rows - 1) * STRIP.gap) / rows - STRIP.caption) / canvas.height,
    )
  }
  return Array.from({ length: count }, (_, index) => index + 1).reduce((best, columns) => scaleIn(columns) > scaleIn(best) ? columns : best, 1)
}
