import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 11,
  slug: 'rows',
  title: 'Home rows from a nightly batch, freshened before the deadline',
  minutes: 30,
  slide: 'rows-practise',
  exports: {
    precompute: 'function precompute(members, catalogue) { … }',
    serve: 'function serve(member, cache, events, budget) { … }',
  },
  hints: [
    'In the batch, score and sort each member\'s titles once: the picked row is the head of that list, and each genre\'s row is what the rest of it has of that genre. In serve, keep three steps apart: find rows, score what fits, arrange.',
    'The budget tells what is left and what the next score takes, so ask before each score whether it still fits. Reading the cache and scoring may each throw: catch them apart, and only once, since asking a dead scorer again for every title spends the page\'s time on nothing.',
    'seen = member.watched and the titles of events. rows = cache.read(member.id) ?? cache.popular, in a try. Then for each title of the rows, from the top: skip what is seen; if (budget.price > budget.left) break; scores.set(title, budget.score(title)); the loop in a try. Last: value(title) is -2 if seen, its score if it has one, else -1; toSorted by value within each row, then the rows by the score of their first title, -1 without. Neither sort changes the cache.',
  ],
  startsAt: 'fills the first row with the best titles of all',
})
