// How fast one core scores pairs of member and title: three ways of scoring, and a stopwatch that is given its clock.
import { createChance } from '../engine/index.ts'
import { MODEL } from './catalogue.ts'

/** Titles that a burst scores for one member: the case's catalogue. */
const TITLES = 5000

/** A way of scoring a pair. */
export interface Scorer {
  readonly id: 'dot' | 'factors' | 'network'
  /** Numbers that describe a member, and a title. */
  readonly inputs: number
  /** Multiplications of one score. */
  readonly multiplications: number
  /**
   * Prepares a member and a catalogue.
   * @returns scores `count` titles, from `from` on and round again; gives the best score, so that the work is not in vain
   */
  readonly prepare: () => (from: number, count: number) => number
}

/** Numbers that look like factors: it does not matter here what they are. */
function draw(count: number): Float32Array {
  const chance = createChance(count).fork('factors')
  return Float32Array.from({ length: count }, () => chance.uniform() - 0.25)
}

function dotScorer(id: Scorer['id'], factors: number): Scorer {
  return {
    id,
    inputs: factors,
    multiplications: factors,
    prepare() {
      const taste = draw(factors)
      const titles = draw(TITLES * factors)
      return (from, count) => {
        let best = Number.NEGATIVE_INFINITY
        for (let i = 0; i < count; i++) {
          const at = ((from + i) % TITLES) * factors
          let sum = 0
          for (let k = 0; k < factors; k++)
            sum += taste[k]! * titles[at + k]!
          if (sum > best)
            best = sum
        }
        return best
      }
    },
  }
}

/** A network as small as networks get: the products of 128 factors, through 64 rectified units, to a score. */
function networkScorer(inputs: number, units: number): Scorer {
  return {
    id: 'network',
    inputs,
    multiplications: inputs + inputs * units + units,
    prepare() {
      const taste = draw(inputs)
      const titles = draw(TITLES * inputs)
      const weights = draw(inputs * units)
      const output = draw(units)
      const joint = new Float32Array(inputs)
      return (from, count) => {
        let best = Number.NEGATIVE_INFINITY
        for (let i = 0; i < count; i++) {
          const at = ((from + i) % TITLES) * inputs
          for (let k = 0; k < inputs; k++)
            joint[k] = taste[k]! * titles[at + k]!
          let score = 0
          for (let unit = 0; unit < units; unit++) {
            let sum = 0
            const row = unit * inputs
            for (let k = 0; k < inputs; k++)
              sum += joint[k]! * weights[row + k]!
            if (sum > 0)
              score += output[unit]! * sum
          }
          if (score > best)
            best = score
        }
        return best
      }
    },
  }
}

/** From this world's own model to the least of what is used in earnest. Each is a floor for its kind: plain code, one core, all data at hand. */
export const SCORERS: readonly Scorer[] = [
  dotScorer('dot', MODEL.factors),
  dotScorer('factors', 128),
  networkScorer(128, 64),
]

/** A measurement under way: `slice` works for about so many ms; `rate` is in scores a second. */
export interface Measurement {
  readonly slice: (ms: number) => void
  readonly rate: () => number
}

/**
 * Measures a way of scoring in slices, so that whoever has a screen to draw can draw it between them.
 * The first slice is for warming up and does not count.
 * @param clock milliseconds, ever rising
 */
export function measure(scorer: Scorer, clock: () => number): Measurement {
  const score = scorer.prepare()
  // Large enough for the clock to tell, small enough for a slice to end.
  const burst = Math.ceil(200_000 / scorer.multiplications)
  let scored = 0
  let spent = 0
  let isWarm = false
  return {
    slice(ms) {
      const begun = clock()
      let done = 0
      let now = begun
      while (now - begun < ms) {
        score(done, burst)
        done += burst
        now = clock()
      }
      if (isWarm) {
        scored += done
        spent += now - begun
      }
      isWarm = true
    },
    rate: () => spent === 0 ? 0 : scored / spent * 1000,
  }
}

/**
 * What so many pairs take at a rate: core-hours, and cores that finish within the night.
 * @param rate scores a second of one core
 * @param hours length of the night
 */
export function nightOf(pairs: number, rate: number, hours: number): { coreHours: number, cores: number } {
  if (!(rate > 0))
    throw new RangeError(`A rate must be above 0 scores a second, got ${rate}`)
  const coreHours = pairs / rate / 3600
  return { coreHours, cores: Math.ceil(coreHours / hours) }
}
