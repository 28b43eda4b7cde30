// The judge's worked example: two small samples, the differences of all their pairs, and where they are drawn.
import { fact } from '../../case/index.ts'

/** One metric on the old code and on the new one, as in the published semantics' golden case. */
export const BASELINE: readonly number[] = [1, 2, 3, 4]
export const CANARY: readonly number[] = [10, 20, 30, 40]

/** Every value of `canary` minus every value of `baseline`, in rising order. */
export function differences(baseline: readonly number[], canary: readonly number[]): number[] {
  return canary.flatMap(c => baseline.map(b => c - b)).sort((a, b) => a - b)
}

/** The interval, its estimate and the margin, from the mechanism's facts. */
export const judged = {
  low: fact('canary-golden-low').value!,
  high: fact('canary-golden-high').value!,
  estimate: fact('canary-golden-shift').value!,
  margin: fact('canary-golden-margin').value!,
} as const

/** Left end and width of the common scale, in pixels, and the values at its ends. */
export const SCALE = { x: 264, width: 880, from: -8, to: 42 } as const

/** Where a value stands on the scale. */
export const xOf = (value: number): number => SCALE.x + (value - SCALE.from) / (SCALE.to - SCALE.from) * SCALE.width
