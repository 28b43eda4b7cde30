/**
 * How Kayenta's judge labels one metric of a canary, as short as it can be said.
 * Source: spinnaker/kayenta, its Mann–Whitney classifier.
 */

/** How far the canary's values lie above the baseline's, in the unit of the metric. */
export interface Shift {
  /** Ends of the confidence interval. */
  low: number
  high: number
  /** Median of the differences of all pairs. */
  estimate: number
}

export interface Metric {
  /** Which change is bad: more errors, less throughput, or either. */
  direction: 'increase' | 'decrease' | 'either'
  /** Part of the estimate that the interval must clear, 0.25 by default. */
  tolerance: number
  /** Ratio of the means that is still allowed, 1 by default. */
  allowedIncrease: number
  allowedDecrease: number
}

// #region classify
export function classify(shift: Shift, effect: number, metric: Metric) {
  const { direction, allowedIncrease, allowedDecrease } = metric
  const margin = metric.tolerance * Math.abs(shift.estimate)

  if (direction !== 'decrease' && shift.low > margin
    && effect >= allowedIncrease) return 'High'
  if (direction !== 'increase' && shift.high < -margin
    && effect <= allowedDecrease) return 'Low'
  return 'Pass'
}
// #endregion
