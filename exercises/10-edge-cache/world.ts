import type { Policy, Run, WorldOptions } from '../../sim/edge-cache/index.ts'
import { run } from '../../sim/edge-cache/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = { [part in keyof Policy]: NonNullable<Policy[part]> }

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ fillPlan, steer }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ fillPlan, steer }) })
}
