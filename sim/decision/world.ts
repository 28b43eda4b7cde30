// The map of a decision: every way to divide what one cares about among three concerns, and who wins there.
import type { Concern } from '../../case/criteria.ts'
import type { Candidate, Decision, Policy, Ranked, Weights } from './policy.ts'
import { concerns, criteria } from '../../case/criteria.ts'
import { options as caseOptions, presets } from '../../case/options.ts'
import { Hash } from '../engine/hash.ts'
import { points, WEIGHT } from './policy.ts'

/** A point of the map: the share of each concern. They add up to 1. */
export type Point = Readonly<Record<Concern, number>>

/** The corners of the map. */
export const CONCERNS = Object.keys(concerns) as Concern[]

/** The case's options as a learner's function gets them. */
export const CANDIDATES: readonly Candidate[] = caseOptions.map(({ id, scores }) => Object.freeze({
  id,
  scores: Object.freeze(Object.fromEntries(criteria.map(criterion => [criterion.id, scores[criterion.id].score]))),
}))

/** Whose weights are known: the case's Netflix, and a start-up of five. */
export const COMPANIES: readonly { readonly id: string, readonly weights: Weights }[] = presets
  .filter(({ id }) => id !== 'equal')
  .map(({ id, weights }) => Object.freeze({ id, weights: Object.freeze({ ...weights }) }))

export const WORLD_DEFAULTS = {
  /** What decides. */
  policy: points,
  /** Steps along an edge of the map. */
  resolution: 24,
}

export interface WorldOptions {
  readonly policy: Policy
  readonly resolution: number
}

/** A company on the map. */
export interface Placed {
  readonly id: string
  readonly weights: Weights
  /** Where its weights average. */
  readonly at: Point
  readonly decision: Decision
}

/** The whole map: plain data. */
export interface Run {
  readonly options: { readonly resolution: number }
  /** Row by row from the corner of the last concern: vertex (i, j) has shares i, j and the rest, in steps. */
  readonly vertices: readonly (readonly Ranked[])[]
  readonly companies: readonly Placed[]
  /** Of every decision made; the same for the same policy. */
  readonly hash: string
}

/** The weights of a point: a concern counts by its share, however many criteria lie under it; no weight leaves the scale. */
export function weightsAt(point: Point): Weights {
  const least = Math.min(...CONCERNS.map(concern => concerns[concern].length))
  return Object.fromEntries(CONCERNS.flatMap(concern =>
    concerns[concern].map(criterion => [criterion, WEIGHT.max * least * point[concern] / concerns[concern].length])))
}

/** Where a company stands: what it gives a criterion of each concern on average, as shares. The middle when it cares for nothing. */
export function pointOf(weights: Weights): Point {
  const means = CONCERNS.map(concern => concerns[concern].reduce((sum, criterion) => sum + weights[criterion]!, 0) / concerns[concern].length)
  const sum = means.reduce((a, b) => a + b, 0)
  return Object.fromEntries(CONCERNS.map((concern, i) => [concern, sum ? means[i]! / sum : 1 / 3])) as Record<Concern, number>
}

/** Position of vertex (i, j) among a map's vertices. */
export const vertexIndex = (resolution: number, i: number, j: number): number => i * (resolution + 1) - i * (i - 1) / 2 + j

/** The shares of vertex (i, j). */
export const vertexPoint = (resolution: number, i: number, j: number): Point =>
  ({ grow: i / resolution, ship: j / resolution, sleep: (resolution - i - j) / resolution })

/**
 * Asks a policy about every vertex of the map and about the companies.
 * @throws RangeError naming the option, its range and what was given
 */
export function run(options: Partial<WorldOptions> = {}): Run {
  const { policy, resolution } = { ...WORLD_DEFAULTS, ...options }
  if (!Number.isInteger(resolution) || resolution < 2 || resolution > 200)
    throw new RangeError(`resolution must be a whole number from 2 to 200, got ${resolution}`)
  const hash = new Hash()
  // Each call gets options of its own: what an answer does to them must not reach the next.
  const decide = (weights: Weights): Decision => {
    const { ranking, flips } = policy.score(CANDIDATES.map(({ id, scores }) => ({ id, scores: { ...scores } })), { ...weights })
    const decision = { ranking: ranking.map(({ id, total }) => ({ id, total })), flips: flips.map(({ criterion, at, winner }) => ({ criterion, at, winner })) }
    hash.add(JSON.stringify(decision))
    return decision
  }
  const vertices: (readonly Ranked[])[] = []
  for (let i = 0; i <= resolution; i++) {
    for (let j = 0; j <= resolution - i; j++)
      vertices.push(decide(weightsAt(vertexPoint(resolution, i, j))).ranking)
  }
  const companies = COMPANIES.map(({ id, weights }) => ({ id, weights, at: pointOf(weights), decision: decide(weights) }))
  return { options: { resolution }, vertices, companies, hash: hash.hex() }
}
