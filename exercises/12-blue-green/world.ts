import type { Policy, Run, WorldOptions } from '../../sim/blue-green/index.ts'
import { run } from '../../sim/blue-green/index.ts'

/** What the learner's file exports; problem.ts and solution.ts are both of this shape. */
export type Problem = Pick<Policy, 'next'>

/** Runs the world with a learner's module; plain data, ready to draw. */
export function runProblem({ next }: Problem, options: Partial<Omit<WorldOptions, 'policy'>> = {}): Run {
  return run({ ...options, policy: () => ({ next }) })
}
