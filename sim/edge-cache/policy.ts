import type { Millis } from '../engine/index.ts'
import type { Title } from './popularity.ts'

/** The kinds of boxes, with what is published of how they are filled (Open Connect: fill patterns). */
export const KINDS = Object.freeze({
  storage: Object.freeze({ rate: 1.2, night: 6500 }),
  global: Object.freeze({ rate: 0.4, night: 2100 }),
})
export type BoxKind = keyof typeof KINDS

/** Why a view is not served from the edge. The kinds are Open Connect's; what exactly falls under `other` is this world's. */
export const MISSES = Object.freeze(['content', 'health', 'other'] as const)
export type Miss = (typeof MISSES)[number]

/** A title as tonight's forecast has it. */
export interface Forecast extends Title {
  /** Views expected at this place from the end of the window on, for a day. */
  readonly views: number
}

/** A box, as whoever fills it knows it. */
export interface Box {
  readonly id: string
  readonly kind: BoxKind
  /** GB that it holds. */
  readonly space: number
  /** Gbps at which it may be filled. */
  readonly rate: number
  /** GB that may be written to it in a night, whatever the rate. */
  readonly night: number
  /** Its places on the ring, from 0 to below 1. */
  readonly points: readonly number[]
  /** Ids of the titles that it holds. */
  readonly holds: readonly string[]
}

/** When boxes are filled, in ms of virtual time. */
export interface FillWindow {
  readonly from: Millis
  readonly to: Millis
}

/**
 * What each box, by its id, is to hold when the window closes: ids of titles, in the order in which those are written that
 * it does not hold yet. What is not named goes, once its room is needed. A box without an entry stays as it is.
 */
export type Plan = ReadonlyMap<string, readonly string[]>

/** A box, as whoever sends members to it knows it. */
export interface BoxNow {
  readonly id: string
  /** Whether it is well. */
  readonly up: boolean
  /** Whether it holds the title that is asked for. */
  readonly holds: boolean
  /** Members who watch from it. */
  readonly streams: number
  /** Members who can. */
  readonly most: number
}

/** Somebody presses play. */
export interface Client {
  /** Id of the title. */
  readonly title: string
  /** All boxes of the place, clockwise on the ring from the title's point. */
  readonly boxes: readonly BoxNow[]
}

/** Why nobody serves: none holds it, none of those that do is well, or all else, as where those that are well are full. */
export function missOf({ boxes }: Client): Miss {
  const holders = boxes.filter(box => box.holds)
  return holders.length === 0 ? 'content' : holders.some(box => box.up) ? 'other' : 'health'
}

/** What decides in this world: the two halves that the exercise asks for. */
export interface Policy {
  /** What the boxes are to hold tomorrow; null where nobody plans, and a box keeps what has passed through it. */
  readonly fillPlan: ((forecast: readonly Forecast[], boxes: readonly Box[], window: FillWindow) => Plan) | null
  /** The id of the box that serves; or, where none can, the kind of the miss: the view comes from the origin. */
  readonly steer: (client: Client) => string
}

/**
 * The baseline: a cache that remembers. Each title has its box, the first one clockwise that is well. What it does not hold
 * passes through it and stays; what was not asked for the longest goes (LRU).
 */
export function memory(): Policy {
  return {
    fillPlan: null,
    steer: ({ boxes }) => boxes.find(box => box.up)?.id ?? 'health',
  }
}
