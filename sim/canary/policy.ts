/** What a metric of the new build is, held against the old one's: higher, lower, no different, or not there to be told. */
export const LABELS = ['Pass', 'High', 'Low', 'Nodata', 'NodataFail'] as const
export type Label = (typeof LABELS)[number]

/** What is made of all metrics: go on, let a person look, turn back. */
export const VERDICTS = ['pass', 'marginal', 'fail'] as const
export type Verdict = (typeof VERDICTS)[number]

/** The constants of Kayenta's judge that no configuration changes (spinnaker/kayenta, NetflixACAJudge). */
export const RULES = Object.freeze({
  /** Quantile of the normal distribution for an interval of 98%: `qnorm(0.99)` in R. */
  z: 2.3263478740408408,
  /** Continuity correction of the normal approximation, in pairs. */
  continuity: 0.5,
  /** Part of the estimated shift that the interval must clear. */
  tolerance: 0.25,
  /** Interquartile ranges beyond the quartiles from which on a value is an outlier. */
  outlierFactor: 3,
  /** Share of metrics without data from which on there is no score. */
  nodata: 0.5,
})

/** How one metric is to be judged. */
export interface MetricConfig {
  /** Which change is bad. */
  readonly direction: 'increase' | 'decrease' | 'either'
  /** What stands for a missing value: nothing, or 0 where what is counted did not happen. */
  readonly nanStrategy: 'remove' | 'replace'
  readonly outliers: 'keep' | 'remove'
  /** Whether the metric must have data: without any it is NodataFail, not Nodata. */
  readonly mustHaveData: boolean
  /** Whether the whole canary fails with this metric. */
  readonly critical: boolean
  /** Ratio of the means, new to old, from which on a rise counts. */
  readonly allowedIncrease: number
  /** Ratio of the means down to which a fall does not count yet. */
  readonly allowedDecrease: number
}

/** A metric that was judged. */
export interface Result {
  readonly label: Label
  readonly group: string
  readonly critical: boolean
}

/** How the labels are added up. */
export interface ScoreConfig {
  /** Weight of each group in percent, 100 in all. */
  readonly weights: Readonly<Record<string, number>>
  /** Score from which on the canary passes. */
  readonly pass: number
  /** Score from which on it is marginal. */
  readonly marginal: number
}

export interface Judgement {
  /** From 0 to 100. */
  readonly score: number
  readonly verdict: Verdict
}

/** What judges: the exercise's two functions. */
export interface Policy {
  /**
   * Labels one metric.
   * @param control values of the old build, NaN where one is missing
   * @param experiment values of the new build
   */
  classify(control: readonly number[], experiment: readonly number[], config: MetricConfig): Label
  /** Adds labels up. */
  score(results: readonly Result[], config: ScoreConfig): Judgement
}

/** How much worse somebody who looks at two means lets a number be. */
const ROUGHLY = 1.25
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The mean alone: more than a quarter away from the other is bad, whatever the metric, and anything bad turns the build away. */
export const byMeans: Policy = {
  classify(control, experiment) {
    const ratio = mean(experiment.filter(value => !Number.isNaN(value))) / mean(control.filter(value => !Number.isNaN(value)))
    return ratio > ROUGHLY ? 'High' : ratio < 1 / ROUGHLY ? 'Low' : 'Pass'
  },
  score(results) {
    const isGood = results.every(({ label }) => label === 'Pass')
    return isGood ? { score: 100, verdict: 'pass' } : { score: 0, verdict: 'fail' }
  },
}
