import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 8,
  slug: 'retry-storm',
  title: 'Retries that cannot keep an outage alive',
  minutes: 20,
  slide: 'retry-storm-practise',
  exports: {
    decide: 'function decide(call) { … }',
  },
  hints: [
    'Most of the answer is reasons to stop. Write each rule of the README as one line that returns \'stop\', in the order of the rules, and think about waiting only below them.',
    'What is left has n = attempts - 1 retries behind it, so the longest wait is 100 · 2ⁿ ms, and the wait is random() times that. Compare the moment at which the retry would be made, t + wait, with the deadline.',
    'if (callee !== \'database\' || !idempotent || attempts >= 3 || retries >= 0.1 * requests) return \'stop\'; const wait = random() * 100 * 2 ** (attempts - 1); return t + wait < deadline ? wait : \'stop\'',
  ],
  startsAt: 'does not repeat what may not happen twice',
})
