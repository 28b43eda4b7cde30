import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: __n__,
  slug: '__slug__',
  title: 'FILL: what the learner builds, in a few words',
  minutes: 30,
  slide: '__slug__-practise',
  exports: {
    allow: 'function allow(t) { … }',
  },
  hints: [
    'FILL: where to look. A hint is a sentence or two, at least sixty characters long.',
    'FILL: what to do. It gives away more than the first and less than the third.',
    'FILL: nearly the answer, as pseudo-code on one line if that is how it is said best.',
  ],
  startsAt: 'refuses while the service is down',
})
