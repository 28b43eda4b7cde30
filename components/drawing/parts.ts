// What the parts of the drawing language share: the words for states, and the paths that are the same wherever they are drawn.

/** How something that stands in the way of a request is. Nothing said: it answers, and nothing needs to be seen. */
export type Health = 'healthy' | 'degraded' | 'failed'

/** A screen, or whatever else shows what one request came to. */
export interface Screen {
  readonly x: number
  readonly y: number
  /** `lit`: what was asked for; `stale`: something older or poorer; `failed`: nothing. Null until something has come. */
  readonly state: 'lit' | 'stale' | 'failed' | null
}

/** A request on its way. */
export interface Light {
  readonly key: string | number
  readonly x: number
  readonly y: number
  /** `stale`: carries something older or poorer; `probe`: sent to find out; `refused`: failed, turned away, or given up. */
  readonly state?: 'stale' | 'probe' | 'refused'
  /** Outline of its kind around (0, 0), some 14 px across. @default a disc */
  readonly sign?: string
  /** From 0 to 1. @default 1 */
  readonly opacity?: number
}

/** A number beside the drawing. */
export interface ReadoutValue {
  /** What it is of; a share of something since a moment says since when. */
  readonly name: string
  /** With its unit. */
  readonly value: string
  /** The same number of the run that this one is held against, and what that run is called. */
  readonly without?: { readonly name: string, readonly value: string }
  /** Whether it has become bad enough to say so. */
  readonly alarm?: boolean
}

/** The sign of trouble before what the trouble is: `⚠ slow`. The second character asks for the letter, not the picture. */
export const trouble = (words: string): string => `\u26A0\uFE0E ${words}`

/** A picture that plays, around (0, 0). */
export const PLAY = 'M-5 -6.5L6.5 0L-5 6.5Z'

/** Path of failure's cross, for the class `cross`. */
export const cross = (x: number, y: number, r = 5): string => `M${px(x - r)} ${px(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`

/** Path of a light, for the class `dots`: a single path draws hundreds of them. */
export const dot = (x: number, y: number): string => `M${px(x)} ${px(y)}h.1`

/** A coordinate, as short as sharp drawing allows. */
export const px = (value: number): string => value.toFixed(1)

/** The point that lies the part `p` of the way from `a` to `b`. */
export const between = (a: number, b: number, p: number): number => a + (b - a) * p

/** `value`, but neither below 0 nor above 1. */
export const clamp = (value: number): number => Math.max(0, Math.min(1, value))
