/** A point of the drawing, in pixels: x to the right, y down. */
export type Point = readonly [x: number, y: number]

/** The outlines that the renderer can draw. Any other mermaid shape becomes a card. */
export const SHAPES = ['card', 'drum', 'pill', 'lantern', 'circle', 'diamond', 'queue'] as const
export type Shape = (typeof SHAPES)[number]

/** What a box or vessel can say about its state, beside its label. Drawn in this order. */
export const STATES = ['healthy', 'degraded', 'failed', 'accent', 'lit', 'dim', 'gone'] as const
export type State = (typeof STATES)[number]

/** How an end of an arrow looks. */
export type Head = 'none' | 'arrow' | 'cross' | 'circle'

/** A box as mermaid laid it out: centre, size and the lines of its label. */
export interface SceneNode {
  /** The author's id: the same id in two steps is the same box. */
  readonly id: string
  readonly shape: Shape
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly lines: readonly string[]
  readonly states: readonly State[]
  /** Id of the subgraph around it. */
  readonly parent?: string
}

/** A subgraph. */
export interface SceneCluster extends Omit<SceneNode, 'shape'> {
  /** Width of its title as measured. */
  readonly titleWidth: number
}

/** The text on an arrow, centred at x, y. */
export interface SceneLabel {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

/** An arrow between two boxes or subgraphs. */
export interface SceneEdge {
  /** `from-to`, and `from-to-2`, `from-to-3` for further arrows between the same two. */
  readonly id: string
  readonly from: string
  readonly to: string
  /** The corners of its way, from the border of `from` to the border of `to`. */
  readonly points: readonly Point[]
  readonly line: 'solid' | 'dotted' | 'thick' | 'invisible'
  readonly head: Head
  readonly tail: Head
  readonly label?: SceneLabel
  readonly states: readonly State[]
}

/** One laid-out step: everything in pixels of mermaid's own drawing, from 0,0 to width,height. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** Font size that the labels were measured with, in pixels. */
  readonly fontSize: number
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly clusters: readonly SceneCluster[]
}

/** How lights run along arrows. */
export interface Traffic {
  readonly kind: 'healthy' | 'degraded' | 'failing'
  /** Ids of the boxes on the way, in the order of travel. */
  readonly way: readonly string[]
}

/** One step as the renderer takes it. */
export interface Step {
  readonly scene: Scene
  readonly caption: string
  readonly traffic: readonly Traffic[]
  /** What a new box grows out of, by the author's word: new id → id of the previous step. */
  readonly origins: Readonly<Record<string, string>>
  /** Milliseconds of the change into this step; without it, the diagram's own. */
  readonly duration?: number
}

/** The font that labels were measured with, and are drawn with. */
export interface Font {
  readonly family: string
  readonly weight: number
}

/** A whole diagram as a slide carries it. */
export interface Diagram {
  readonly name: string
  readonly font: Font
  readonly steps: readonly Step[]
}
