// What a place watches. Nothing here is anybody's data: it is drawn, and says how.
import type { Chance } from '../engine/index.ts'
import { dayCurve, frozen } from '../engine/index.ts'

/** How many watch at each full hour, against the busiest: the shape is illustrative. */
export const DEMAND: readonly number[] = frozen([0.5, 0.32, 0.2, 0.13, 0.1, 0.09, 0.1, 0.13, 0.17, 0.2, 0.23, 0.25, 0.27, 0.29, 0.31, 0.34, 0.38, 0.46, 0.62, 0.8, 0.95, 1, 0.94, 0.74])

/** The same at any hour from 0 to 24. */
export const demandAt = dayCurve(DEMAND)

/** A title of the catalogue. */
export interface Title {
  readonly id: string
  /** GB that it takes in all of its formats. */
  readonly size: number
  /** Its place on the ring, from 0 to below 1. */
  readonly point: number
}

/**
 * The fifth root of a number of 1 or more, by Newton's method. Made of sums, products and quotients only, which every
 * engine rounds alike; `Math.pow` may differ in its last bit. From the first step on the values fall until rounding stops
 * them: the answer is within two units in the last place of the true root.
 * @param guess any number above 0; the nearer, the fewer steps
 */
export function fifthRoot(value: number, guess = value): number {
  const step = (x: number) => {
    const fourth = x * x * x * x
    return x - (x * fourth - value) / (5 * fourth)
  }
  let root = step(guess)
  for (let next = step(root); next < root; next = step(root))
    root = next
  return root
}

/**
 * Weights of Zipf's law: the title of rank k is asked for in proportion to 1 / k^s. The same on every host, and within
 * some 1e-15 of the true weights.
 * @param count how many ranks
 * @param exponent s: a multiple of 0.2 from 0 to 2, since k^s is then a power of a fifth root
 * @returns the weight of rank k at position k − 1; the first is 1
 * @throws RangeError on an exponent that is no such multiple
 */
export function zipfWeights(count: number, exponent: number): number[] {
  const fifths = Math.round(exponent * 5)
  if (!(fifths >= 0 && fifths <= 10 && Math.abs(exponent * 5 - fifths) < 1e-9))
    throw new RangeError(`exponent must be a multiple of 0.2 from 0 to 2, got ${exponent}`)
  let root = 1
  return Array.from({ length: count }, (_, i) => {
    root = fifthRoot(i + 1, root)
    // Whole powers of k are exact; what is left over are fifths.
    let power = 1
    for (let n = 0; n < Math.floor(fifths / 5); n++)
      power *= i + 1
    for (let n = 0; n < fifths % 5; n++)
      power *= root
    return 1 / power
  })
}

/** Popularity of one day, from 14:00 to 14:00. */
export interface Day {
  /** Positions of titles in the catalogue, the one most watched at this place first. */
  readonly order: readonly number[]
  /** The same for the whole country. */
  readonly national: readonly number[]
}

/** How popularity is drawn. */
export interface Drift {
  /** Titles in the catalogue on any day. */
  readonly titles: number
  /** Titles that come out each day, somewhere at the top; as many of the least watched leave. */
  readonly releases: number
  /** How far a title may sink in a day, as a part of its rank: from 0 to 1. */
  readonly drift: number
  /** How much the place differs from the country: 0 not at all; at 1 the best-liked titles stand here as if their rank were a fortieth. */
  readonly locality: number
}

/** Ranks within which new titles come out. */
const TOP = 12

/**
 * Popularity over some days. Titles are numbered by the order in which they come out: those of the first day, then each day's new ones.
 * @param country chance of what the whole country does
 * @param place chance of what is particular to the place
 */
export function drawDays(country: Chance, place: Chance, days: number, { titles, releases, drift, locality }: Drift): Day[] {
  const ranks = shuffled(titles, country)
  const known = titles + (days - 1) * releases
  // Most titles are liked as elsewhere, and a few much more.
  const liking = Array.from({ length: known }, () => {
    const more = place.uniform()
    return 1 + 40 * locality * more * more * more * more
  })
  const result: Day[] = []
  for (let day = 0; day < days; day++) {
    if (day > 0) {
      for (let i = 1; i < ranks.length; i++) {
        const j = Math.min(ranks.length - 1, i + country.int(0, Math.floor(i * drift)))
        ;[ranks[i], ranks[j]] = [ranks[j]!, ranks[i]!]
      }
      for (let k = 0; k < releases; k++) {
        ranks.pop()
        ranks.splice(country.int(0, Math.min(TOP, ranks.length)), 0, titles + (day - 1) * releases + k)
      }
    }
    const score = new Map(ranks.map((title, i) => [title, (i + 1) / liking[title]!]))
    result.push({ national: [...ranks], order: [...ranks].sort((a, b) => score.get(a)! - score.get(b)!) })
  }
  return result
}

function shuffled(count: number, chance: Chance): number[] {
  const list = Array.from({ length: count }, (_, i) => i)
  for (let i = list.length - 1; i > 0; i--) {
    const j = chance.int(0, i)
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
  return list
}
