/** Scores and weights of the same criteria, in the same order. */
type Numbers = readonly number[]

const sum = (values: Numbers): number => values.reduce((a, b) => a + b, 0)

// #region score
/** An option's weighted mean score. */
export const score = (scores: Numbers, weights: Numbers): number =>
  sum(scores.map((s, i) => s * weights[i]!)) / sum(weights)

/** The weight of criterion `k` at which options `a` and `b` draw. */
export function breakEven(a: Numbers, b: Numbers, weights: Numbers, k: number) {
  const lead = a.map((s, i) => (s - b[i]!) * weights[i]!)
  const others = sum(lead) - lead[k]!
  return -others / (a[k]! - b[k]!) // off the scale: k cannot turn it
}
// #endregion score
