import type { Judgement, Label, MetricConfig, Result, ScoreConfig } from '../../sim/canary/index.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

// TODO: Judge a metric by the interval of the shift, and add the labels up by their groups.

/**
 * Labels one metric of the new build.
 * @param control what the old build reported, NaN where a value is missing
 * @param experiment the same of the new build
 * @param _config which direction is bad, and what becomes of missing values and outliers
 */
export function classify(control: readonly number[], experiment: readonly number[], _config: MetricConfig): Label {
  return mean(experiment) > 1.25 * mean(control) ? 'High' : 'Pass'
}

/** Adds the labels up to a score from 0 to 100, and says what is to become of the build. */
export function score(results: readonly Result[], _config: ScoreConfig): Judgement {
  const isGood = results.every(({ label }) => label === 'Pass')
  return isGood ? { score: 100, verdict: 'pass' } : { score: 0, verdict: 'fail' }
}
