import type { Point, Scene, SceneCluster, SceneEdge, SceneNode } from './scene.ts'

/** The space that a diagram is drawn in, in pixels of the slide's canvas. */
export interface Space {
  readonly width: number
  readonly height: number
  /** A drawing is never blown up more than this, so that a small step stays calm. */
  readonly maxScale?: number
}

/** Room kept free at the border for badges and glow, in pixels of the canvas. */
export const BORDER = 14

/** The largest magnification of a step. */
export const MAX_SCALE = 1.25

/** The canvas of a diagram: one size for all steps, and the scale of each. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly scales: readonly number[]
}

/** Fits every step into the space; the canvas is as wide as the space and no higher than needed. */
export function canvasOf(scenes: readonly Scene[], { width, height, maxScale = MAX_SCALE }: Space): Canvas {
  const scales = scenes.map(scene => Math.min(maxScale, (width - 2 * BORDER) / Math.max(1, scene.width), (height - 2 * BORDER) / Math.max(1, scene.height)))
  const needed = Math.max(...scenes.map((scene, index) => scene.height * scales[index]!)) + 2 * BORDER
  return { width, height: Math.min(height, Math.ceil(needed)), scales }
}

/** A step in pixels of the canvas. `scale` is that of its labels. */
export interface PlacedScene {
  readonly scale: number
  readonly fontSize: number
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly clusters: readonly SceneCluster[]
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
    clusters: scene.clusters.map(box),
    edges: scene.edges.map((edge) => {
      const points = edge.points.map(at)
      if (!edge.label)
        return { ...edge, points }
      const [x, y] = at([edge.label.x, edge.label.y])
      return { ...edge, points, label: { ...edge.label, x, y } }
    }),
  }
}
