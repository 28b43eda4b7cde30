import type { Policy, Run, WorldOptions } from '../../sim/tracing/index.ts'
import { run } from '../../sim/tracing/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Policy

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ inject, extract, criticalPath, merge }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ inject, extract, criticalPath, merge }) })
}
