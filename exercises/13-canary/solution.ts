import type { Judgement, Label, MetricConfig, Result, ScoreConfig } from '../../sim/canary/index.ts'

/** What the normal distribution leaves 1% beyond, on each side: 98% lies between. */
const Z = 2.326348
const CONTINUITY = 0.5
const TOLERANCE = 0.25
const OUTLIER_FACTOR = 3

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
/** Rising, as numbers: a typed array sorts fast, and there are thousands of pairs. */
const sorted = (values: readonly number[]) => [...Float64Array.from(values).sort()]

/** The value at a share of a sorted list; between two neighbours it is drawn out evenly. */
function quantile(values: readonly number[], share: number): number {
  const at = (values.length - 1) * share
  const below = values[Math.floor(at)]!
  return below + (values[Math.ceil(at)]! - below) * (at % 1)
}

/** Values that count. What is missing goes first: NaN in a sorted list spoils every quantile. */
function clean(values: readonly number[], { nanStrategy, outliers }: MetricConfig): number[] {
  const there = nanStrategy === 'replace'
    ? values.map(value => Number.isNaN(value) ? 0 : value)
    : values.filter(value => !Number.isNaN(value))
  if (outliers === 'keep')
    return there
  const inOrder = sorted(there)
  const [first, third] = [quantile(inOrder, 0.25), quantile(inOrder, 0.75)]
  const reach = OUTLIER_FACTOR * (third - first)
  return there.filter(value => value >= first - reach && value <= third + reach)
}

/** Σ(t³ − t) over values that occur t times: what ties take away from the spread of the ranks. */
function tiesOf(values: readonly number[]): number {
  const times = new Map<number, number>()
  for (const value of values)
    times.set(value, (times.get(value) ?? 0) + 1)
  return sum([...times.values()].map(t => t * t * t - t))
}

/** How far the new values lie above the old ones: an interval of 98%, and an estimate. */
function shiftOf(control: readonly number[], experiment: readonly number[]) {
  // #region interval
  const pairs = sorted(experiment.flatMap(e => control.map(c => e - c)))
  const n = control.length + experiment.length
  const ties = (tiesOf(control) + tiesOf(experiment)) / (n * (n - 1))
  const sigma = Math.sqrt(pairs.length / 12 * (n + 1 - ties))

  // Were the true shift smaller than the low end, more pairs than this would lie above it: too many for chance.
  const most = Math.ceil(pairs.length / 2 + CONTINUITY + Z * sigma)
  const beyond = Math.max(0, pairs.length - most)
  const [low, high] = [pairs[beyond]!, pairs.at(-1 - beyond)!]
  // #endregion
  return { low, high, estimate: quantile(pairs, 0.5) }
}

export function classify(control: readonly number[], experiment: readonly number[], config: MetricConfig): Label {
  const [old, young] = [clean(control, config), clean(experiment, config)]
  if (old.length === 0 || young.length === 0) {
    // Where a missing value stands for 0, no values stand for nothing that happened.
    if (config.nanStrategy === 'replace')
      return 'Pass'
    return config.mustHaveData && !config.critical ? 'NodataFail' : 'Nodata'
  }
  const { direction, allowedIncrease, allowedDecrease } = config
  const shift = shiftOf(old, young)
  const ratio = mean(young) / mean(old)
  // #region classify
  const margin = TOLERANCE * Math.abs(shift.estimate)
  if (direction !== 'decrease' && shift.low > margin
    && ratio >= allowedIncrease) return 'High'
  if (direction !== 'increase' && shift.high < -margin
    && ratio <= allowedDecrease) return 'Low'
  return 'Pass'
  // #endregion
}

export function score(results: readonly Result[], { weights, pass, marginal }: ScoreConfig): Judgement {
  const isCritical = results.some(({ critical, label }) => critical && label !== 'Pass')
  const silent = results.filter(({ label }) => label === 'Nodata')
  // A metric of no data says neither good nor bad; half of all metrics silent say that nothing can be said.
  const groups = Object.entries(weights).map(([group, weight]) => {
    const told = results.filter(result => result.group === group && result.label !== 'Nodata')
    const passed = told.filter(({ label }) => label === 'Pass')
    return weight * (told.length === 0 ? 1 : passed.length / told.length)
  })
  const total = isCritical || silent.length >= results.length / 2 ? 0 : sum(groups)
  return { score: total, verdict: total >= pass ? 'pass' : total >= marginal ? 'marginal' : 'fail' }
}
