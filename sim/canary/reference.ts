// The judge once more, as R and Kayenta reckon it: by rank sums of the shifted sample. The checks and the drawing ask it.
import type { Judgement, Label, MetricConfig, Result, ScoreConfig } from './policy.ts'
import { RULES } from './policy.ts'

/** How far one sample lies above the other, in their unit. */
export interface Shift {
  /** Ends of the interval of 98%. */
  readonly low: number
  readonly high: number
  /** Median of the differences of all pairs. */
  readonly estimate: number
}

const ascending = (a: number, b: number) => a - b
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
/** The value at a share of a list in rising order, drawn out evenly between its neighbours (R's type 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return below + (above - below) * (at - Math.floor(at))
}

/** How many standard deviations the rank sum of `x`, moved down by `d`, lies above what it would be without a shift. */
function deviation(x: readonly number[], y: readonly number[], d: number): number {
  const [m, n] = [x.length, y.length]
  const all = [...x.map(value => ({ value: value - d, isX: true })), ...y.map(value => ({ value, isX: false }))].sort((a, b) => a.value - b.value)
  let rankSum = 0
  let ties = 0
  for (let i = 0; i < all.length;) {
    let end = i
    while (end < all.length && all[end]!.value === all[i]!.value)
      end++
    const t = end - i
    rankSum += all.slice(i, end).filter(({ isX }) => isX).length * ((i + 1 + end) / 2)
    ties += t * t * t - t
    i = end
  }
  const above = rankSum - m * (m + 1) / 2 - m * n / 2
  const sigma = Math.sqrt((m * n / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1))))
  return (above - Math.sign(above) * RULES.continuity) / sigma
}

/**
 * The shift between two samples, and its interval of 98% (Mann–Whitney, normal approximation with ties and continuity
 * corrected: R's `wilcox.test(experiment, control, conf.int = TRUE, conf.level = 0.98, exact = FALSE)`). The deviation
 * falls in steps, one at each difference of a pair, so both ends are such differences: they are found exactly.
 * @param control values, at least one, none of them NaN
 */
export function shiftOf(control: readonly number[], experiment: readonly number[]): Shift {
  const pairs = experiment.flatMap(x => control.map(y => x - y)).sort(ascending)
  const steps = [...new Set(pairs)]
  /** Between a step and the next one, where no pair is tied. */
  const after = (i: number) => i + 1 < steps.length ? (steps[i]! + steps[i + 1]!) / 2 : steps[i]! + 1
  /** The first step after which the deviation is below a bound; there is one, since it ends far below. */
  function firstBelow(bound: number): number {
    let [low, high] = [0, steps.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (deviation(experiment, control, after(middle)) < bound)
        high = middle
      else
        low = middle + 1
    }
    return steps[low]!
  }
  return { low: firstBelow(RULES.z), high: firstBelow(-RULES.z), estimate: quantile(pairs, 0.5) }
}

/** The values that count: missing ones taken out or made 0, outliers taken out where that is asked for. */
export function counted(values: readonly number[], { nanStrategy, outliers }: MetricConfig): number[] {
  const there = nanStrategy === 'replace' ? values.map(value => Number.isNaN(value) ? 0 : value) : values.filter(value => !Number.isNaN(value))
  if (outliers === 'keep' || there.length === 0)
    return there
  const sorted = there.toSorted(ascending)
  const [first, third] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  const reach = RULES.outlierFactor * (third - first)
  return there.filter(value => value >= first - reach && value <= third + reach)
}

/** The label of one metric. */
export function labelOf(control: readonly number[], experiment: readonly number[], config: MetricConfig): Label {
  const [old, young] = [counted(control, config), counted(experiment, config)]
  if (old.length === 0 || young.length === 0)
    return config.nanStrategy === 'replace' ? 'Pass' : config.mustHaveData && !config.critical ? 'NodataFail' : 'Nodata'
  const { low, high, estimate } = shiftOf(old, young)
  const margin = RULES.tolerance * Math.abs(estimate)
  const ratio = mean(young) / mean(old)
  if (config.direction !== 'decrease' && low > margin && ratio >= config.allowedIncrease)
    return 'High'
  if (config.direction !== 'increase' && high < -margin && ratio <= config.allowedDecrease)
    return 'Low'
  return 'Pass'
}

/** Score and verdict of some labels. */
export function judgementOf(results: readonly Result[], { weights, pass, marginal }: ScoreConfig): Judgement {
  const isOver = results.some(({ critical, label }) => critical && label !== 'Pass')
    || results.filter(({ label }) => label === 'Nodata').length >= RULES.nodata * results.length
  const score = isOver ? 0 : sum(Object.entries(weights).map(([group, weight]) => {
    const told = results.filter(result => result.group === group && result.label !== 'Nodata')
    return weight * (told.length === 0 ? 1 : told.filter(({ label }) => label === 'Pass').length / told.length)
  }))
  return { score, verdict: score >= pass ? 'pass' : score >= marginal ? 'marginal' : 'fail' }
}
