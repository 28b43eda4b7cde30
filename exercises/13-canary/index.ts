import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 13,
  slug: 'canary',
  title: 'A judge that lets a new build live by an interval, not by two means',
  minutes: 45,
  slide: 'canary-practise',
  exports: {
    classify: 'function classify(control, experiment, config) { … }',
    score: 'function score(results, config) { … }',
  },
  hints: [
    'Begin with the differences of all pairs, experiment minus control, sorted as numbers, and take the first and the last for the interval: with four values each that is right already. Then write score, which needs no statistics. Missing values, outliers and ties come after.',
    'Of m·n pairs, c = ⌈m·n/2 + 0.5 + 2.326348·σ⌉, with σ² = m·n/12 · (N + 1 − ties), N = m + n, ties = Σ(t³ − t) / (N·(N − 1)) over the values that occur t times within one sample. The low end is the pair in place m·n + 1 − c from below, the high end the pair in the same place from above; where c is more than m·n, it is the first and the last.',
    'const beyond = Math.max(0, pairs.length − c); low = pairs[beyond]; high = pairs.at(−1 − beyond). margin = 0.25 · |median of pairs|. High: direction is not decrease, low > margin, mean(experiment) / mean(control) >= allowedIncrease. Low: direction is not increase, high < −margin, ratio <= allowedDecrease. score: any critical label that is not Pass → 0; Nodata in half of all or more → 0; else the sum of weight × passed / told over the groups, told being those that are not Nodata, and a group with nothing told counts in full.',
  ],
  startsAt: 'goes by the interval of the shift, not by two means',
})
