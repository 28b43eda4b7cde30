import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { Hash } from './hash.ts'

/**
 * Seeded chance: a stream of draws that is the same for the same seed on every host.
 * Each consumer takes its own stream by name with {@link Chance.fork}, so that adding a
 * consumer, or drawing more often in one, never shifts what the others draw.
 */
export interface Chance {
  /** A number in [0, 1), uniform, with 53 random bits. */
  uniform(): number
  /** A whole number in [from, to], both ends included, uniform. */
  int(from: number, to: number): number
  /** True with the probability given, in [0, 1]. Always takes one draw. */
  happens(probability: number): boolean
  /** A number ≥ 0, exponentially distributed with the mean given, in the mean's unit. */
  exponential(mean: number): number
  /** One of the items, uniform. */
  pick<T>(items: readonly T[]): T
  /** A stream of its own, fixed by this stream's seed and the name alone. */
  fork(name: string): Chance
}

/**
 * Opens the stream of a seed.
 * @param seed any whole number that JavaScript holds exactly
 * @throws RangeError naming the value got
 */
export function createChance(seed: number): Chance {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`A seed must be a whole number, got ${seed}`)
  return stream(String(seed))
}

function stream(path: string): Chance {
  // All 128 bits of state come from the hash: the generator's own 32-bit seeding starts with
  // draws that betray the seed.
  const words = new Hash().add(path).words()
  words[3] |= 1 // the one state that xoroshiro cannot leave is all zeros
  const generator = xoroshiro128plusFromState(words.map(word => word | 0))
  const uniform = () => uniformFloat64(generator)

  return {
    uniform,
    int(from, to) {
      if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from)
        throw new RangeError(`int(from, to) takes whole numbers with from ≤ to, got ${from} and ${to}`)
      return uniformInt(generator, from, to)
    },
    happens(probability) {
      if (!(probability >= 0 && probability <= 1))
        throw new RangeError(`A probability must be from 0 to 1, got ${probability}`)
      return uniform() < probability
    },
    exponential(mean) {
      if (!Number.isFinite(mean) || mean < 0)
        throw new RangeError(`A mean must be 0 or more, got ${mean}`)
      // Von Neumann's method (1951): exact, and made of comparisons only. Math.log may differ in
      // its last bit from one engine to another, and a trace must not.
      for (let whole = 0; ; whole++) {
        const first = uniform()
        let previous = first
        let length = 1
        for (let next = uniform(); next < previous; next = uniform()) {
          previous = next
          length++
        }
        if (length % 2 === 1)
          return mean * (whole + first)
      }
    },
    pick(items) {
      if (items.length === 0)
        throw new RangeError('pick(items) needs at least one item, got none')
      return items[uniformInt(generator, 0, items.length - 1)]!
    },
    fork: name => stream(`${path}/${name}`),
  }
}
