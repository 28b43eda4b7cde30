import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 7,
  slug: 'circuit-breaker',
  title: 'A circuit breaker that fails fast, probes once and closes again',
  minutes: 45,
  slide: 'circuit-breaker-practise',
  exports: {
    CircuitBreaker: 'class CircuitBreaker { allow(t) { … } record(t, outcome) { … } }',
    fallback: 'function fallback(cached, popular) { … }',
  },
  hints: [
    'Nobody calls the breaker when a bucket ends, so it must catch up when it is called: begin allow and record with the same private step, which ends every bucket that has passed since the last call, one after the other, and judges the window after each.',
    'Keep three states: closed, open with the moment it opened, half-open. A bucket that ends at 2000 opens the breaker at 2000, even if the next call comes later. From open, the first allow with t > opened + 5000 returns true and turns half-open; half-open refuses everyone until record brings the probe\'s outcome.',
    'let running = 0; at t, while (running < Math.floor(t / 500)) { running++; keep the newest 20 completed buckets; start an empty one; if (closed && total >= 20 && Math.trunc(100 * errors / total) >= 50) open at running * 500 }. In record: short-circuited is ignored; half-open + success closes and empties all buckets; half-open + anything else opens at t; closed counts it in the running bucket.',
  ],
  startsAt: 'opens at 2000 when 10 of 20 calls fail',
})
