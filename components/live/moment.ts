/** A moment of a live figure that is explained while it stands still. */
export interface Moment {
  /** Virtual ms of the run. */
  readonly t: number
  /** Not on paper, where there is room for four. */
  readonly onStage?: true
  /** What is to be seen, in a sentence. */
  readonly words: string
  /** Where it is to be seen, in canvas pixels of the scene; round where it has a radius. */
  readonly at?: { readonly x: number, readonly y: number, readonly width?: number, readonly height?: number, readonly r?: number }
}
