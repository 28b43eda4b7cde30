import type { Policy, Run, WorldOptions } from '../../sim/canary/index.ts'
import { run } from '../../sim/canary/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ classify, score }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ classify, score }) })
}
