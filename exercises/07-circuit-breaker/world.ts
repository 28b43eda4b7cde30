import type { Millis, Outcome, Policy, Rows, Run, WorldOptions } from '../../sim/circuit-breaker/index.ts'
import { run } from '../../sim/circuit-breaker/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export interface Problem {
  readonly CircuitBreaker: new () => {
    allow(t: Millis): boolean
    record(t: Millis, outcome: Outcome): void
  }
  readonly fallback: (cached: Rows | undefined, popular: Rows) => Rows
}

/** The policy that a learner's module describes, as the world takes it. */
export function policyOf({ CircuitBreaker, fallback }: Problem): Policy {
  const breaker = new CircuitBreaker()
  return {
    allow: t => breaker.allow(t),
    record: (t, outcome) => breaker.record(t, outcome),
    fallback: (cached, popular) => fallback(cached, popular),
  }
}

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem(problem: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => policyOf(problem) })
}
