/** A point of the drawing, in pixels: x to the right, y down. */
export type Point = readonly [x: number, y: number]

/** The outlines that the renderer has of its own; `drawn` is any other, as mermaid drew it. */
export const SHAPES = ['card', 'drum', 'pill', 'lantern', 'circle', 'diamond', 'queue', 'note', 'drawn'] as const
export type Shape = (typeof SHAPES)[number]

/** What a box or vessel can say about its state, beside its label. Drawn in this order. */
export const STATES = ['healthy', 'degraded', 'failed', 'accent', 'lit', 'dim', 'gone'] as const
export type State = (typeof STATES)[number]

/** How an end of an arrow looks. */
export type Head = 'none' | 'arrow' | 'cross' | 'circle'

/** A part of a line that is set differently. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly underline?: true
  readonly strike?: true
  readonly href?: string
  readonly color?: string
  /** Times the size of the label, and how far its baseline is shifted down, in sizes: for raised and lowered letters. */
  readonly size?: number
  readonly shift?: number
}

/** A line of a label: plain, or in parts. */
export type Line = string | readonly Run[]

/** What a line says. */
export const textOf = (line: Line): string => typeof line === 'string' ? line : line.map(({ text }) => text).join('')

/** How the author wants a part to look, over what this addon makes of it: values as CSS takes them. */
export interface Style {
  readonly fill?: string
  readonly stroke?: string
  readonly strokeWidth?: string
  readonly dash?: string
  readonly color?: string
  readonly opacity?: number
  /** A fill without a colour for the text: whether the fill is light or dark. */
  readonly ground?: 'light' | 'dark'
  /** Not to be seen, but in its place. */
  readonly hidden?: true
}

/** A stroke of a drawn shape, in pixels of the layout round the middle of its box: absolute M, L, C and Z alone. */
export interface Stroke {
  readonly d: string
  /** `ground` is filled as boxes are, `ink` as lines are. */
  readonly fill: 'none' | 'ground' | 'ink'
  readonly line: boolean
  /** Lengths of dashes and gaps. */
  readonly dash?: string
}

/** A sign that belongs to a shape, such as the prompt of a console: its middle from that of the box, in pixels of the layout. */
export interface Sign {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A picture in a box, in pixels of the layout from the middle of the box to its own. */
export interface Picture {
  readonly href: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A shape that mermaid drew: its strokes, lowest first, and where in it the label stands. */
export interface Drawn {
  readonly w: number
  readonly h: number
  readonly strokes: readonly Stroke[]
  readonly pictures?: readonly Picture[]
  readonly signs?: readonly Sign[]
  readonly label: Point
}

/** A box as mermaid laid it out: centre, size and the lines of its label. */
export interface SceneNode {
  /** The author's id: the same id in two steps is the same box. */
  readonly id: string
  readonly shape: Shape
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly lines: readonly Line[]
  /** Width of each line as measured, in pixels of the layout: where the font may be another when it is drawn. */
  readonly widths?: readonly number[]
  readonly states: readonly State[]
  /** Id of the subgraph around it. */
  readonly parent?: string
  readonly style?: Style
  readonly drawn?: Drawn
  /** Drawn and not told: a part of what another box stands for. */
  readonly quiet?: true
  /** Behind the arrows. */
  readonly behind?: true
  /** Where a click on it leads, and what is said of it. */
  readonly href?: string
  readonly tooltip?: string
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
  readonly lines: readonly Line[]
  /** Width of each line as measured, in pixels of the layout. */
  readonly widths: readonly number[]
}

/** An arrow between two boxes or subgraphs. */
export interface SceneEdge {
  /** The author's id, else `from>to`, and `from>to>2`, `from>to>3` for further arrows between the same two. */
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
  readonly style?: Style
  /** Another name by which steps may call it: `m1`, `m2` for the messages of a sequence diagram. */
  readonly name?: string
  readonly quiet?: true
  /** The author asks for it to move. */
  readonly animated?: true
}

/** One laid-out step: everything in pixels of mermaid's own drawing, from 0,0 to width,height. */
export interface Scene {
  /** Arrows are messages, which end where their time is and not on a box. */
  readonly sequence?: true
  readonly width: number
  readonly height: number
  /** Font size that the labels were measured with, in pixels. */
  readonly fontSize: number
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
  readonly clusters: readonly SceneCluster[]
  /** Ids of boxes that the step has and does not show. */
  readonly hidden?: readonly string[]
  /** What mermaid would show and this does not, at a line of the fence, from 0. */
  readonly remarks?: readonly { readonly line: number, readonly message: string }[]
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
  /** What a new box grows out of, by the author's word: its id, and an id of the previous step. */
  readonly origins: readonly (readonly [id: string, from: string])[]
  /** Milliseconds of the change into this step; without it, the diagram's own. */
  readonly duration?: number
}

/** The font that labels were measured with, and are drawn with. */
export interface Font {
  /** As CSS writes it; `inherit` for the slide's own. */
  readonly family: string
  readonly weight: number
}

/** A whole diagram as a slide carries it. */
export interface Diagram {
  readonly name: string
  readonly font: Font
  readonly steps: readonly Step[]
}
