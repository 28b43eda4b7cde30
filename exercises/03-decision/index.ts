import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 3,
  slug: 'decision',
  title: 'A decision with its break-even points: which single weight would turn it',
  minutes: 30,
  slide: 'decision-practise',
  exports: {
    score: 'function score(options, weights) { … }',
  },
  hints: [
    'Begin with the ranking alone, and leave flips empty. A weighted mean divides by the sum of the weights, so its total is on the same scale as the scores; when every weight is 0 that sum is 0 too. Array.prototype.sort keeps the order of what draws.',
    'For flips take one criterion and one rival of the winner at a time. Write down how far the two are apart on all other criteria (weight × difference of scores, added up), and how much one point of this weight changes that. The two draw where the sum of both is nought: one division.',
    'at = (points of the winner on the others − points of the rival on the others) / (rival.scores[criterion] − winner.scores[criterion]). Where the divisor is above 0 the rival leads above that weight, so it must be below 5; where it is below 0 the rival leads under it, so it must be above 0; where it is 0 nothing happens. Keep the nearest of the rivals for each criterion; of rivals who draw at one weight the one with the larger divisor, by its size without its sign, leads beyond it. Then sort by Math.abs(at − weights[criterion]).',
  ],
  startsAt: 'weighs each score by how much it matters',
})
